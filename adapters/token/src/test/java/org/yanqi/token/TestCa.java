package org.yanqi.token;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority for one test. */
public final class TestCa {
    public static final X500Name SUBJECT = new X500Name("C=CN,O=Hubei Sample Ltd,CN=Hubei Sample Ltd");
    private static final X500Name NAME = new X500Name("C=CN,OU=ECC,CN=HBCA");
    private static final Instant NOT_BEFORE = Instant.parse("2024-07-01T00:00:00Z");
    private static final Instant NOT_AFTER = Instant.parse("2034-07-01T00:00:00Z");

    private final PrivateKey key;

    private TestCa(PrivateKey key) {
        this.key = key;
    }

    public static TestCa create() {
        return new TestCa(keyPair(KeyProfile.P256).getPrivate());
    }

    /** The same CA again, after a restart. */
    public static TestCa withKey(byte[] pkcs8) throws GeneralSecurityException {
        return new TestCa(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    }

    public byte[] key() {
        return key.getEncoded();
    }

    public byte[] issue(KeyUse use, PublicKey publicKey) {
        try {
            var builder = new X509v3CertificateBuilder(
                    NAME,
                    new BigInteger(120, new SecureRandom()).setBit(119),
                    Date.from(NOT_BEFORE),
                    Date.from(NOT_AFTER),
                    SUBJECT,
                    SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()));
            int bits = use == KeyUse.SIGNING
                    ? KeyUsage.digitalSignature | KeyUsage.nonRepudiation
                    : KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement;
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(bits));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey));
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key))
                    .getEncoded();
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static X509Certificate certificate(byte[] der) {
        try {
            return X509.read(der);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static KeyPair keyPair(KeyProfile profile) {
        try {
            var generator = switch (profile) {
                case P256 -> KeyPairGenerator.getInstance("EC");
                case RSA2048 -> KeyPairGenerator.getInstance("RSA");
                case SM2 -> KeyPairGenerator.getInstance("EC", Crypto.PROVIDER);
            };
            switch (profile) {
                case P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case RSA2048 -> generator.initialize(2048);
                case SM2 -> generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
