package org.yanqi.sandbox;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ValidityPeriod;

/** A CA that the server does not know; its key is gone with the process. */
final class ForeignAuthority {
    private static final X500Name NAME = new X500Name("C=CN,O=Another Province CA (Demonstration),CN=Other CA");
    private static final X500Name HOLDER = new X500Name("C=CN,ST=湖北,L=武汉,OU=政府采购,CN=在线延期测试");

    private final KeyPair keys;

    ForeignAuthority() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has P-256", impossible);
        }
    }

    /** DER, with nothing in it but what tells signing from encryption (RFC 5280 §4.2.1.3). */
    Bytes issue(KeyUse use, PublicKey key, ValidityPeriod validity) {
        try {
            var builder = new X509v3CertificateBuilder(
                    NAME,
                    new BigInteger(64, new SecureRandom()).setBit(64),
                    Date.from(validity.notBefore()),
                    Date.from(validity.notAfter()),
                    HOLDER,
                    SubjectPublicKeyInfo.getInstance(key.getEncoded()));
            builder.addExtension(Extension.keyUsage, true, usage(use, key));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return Bytes.of(builder.build(signer).getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate can be made", e);
        }
    }

    private static KeyUsage usage(KeyUse use, PublicKey key) {
        if (use == KeyUse.SIGNING) {
            return new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
        }
        return new KeyUsage(key.getAlgorithm().equals("RSA") ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement);
    }
}
