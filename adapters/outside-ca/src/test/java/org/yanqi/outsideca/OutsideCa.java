package org.yanqi.outsideca;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;

/** Somebody else's CA: its key, and what it signs. */
public final class OutsideCa {
    private static final X500Name NAME = new X500Name("C=CN,O=Somebody else,CN=Issuing CA of somebody else");

    private final KeyPair key;
    private final X509CertificateHolder certificate;

    public OutsideCa() {
        this(KeyProfile.P256);
    }

    public OutsideCa(KeyProfile profile) {
        key = newKey(profile);
        Instant now = Instant.now();
        var builder = new X509v3CertificateBuilder(
                NAME,
                BigInteger.ONE,
                Date.from(now.minus(Duration.ofDays(1000))),
                Date.from(now.plus(Duration.ofDays(3000))),
                NAME,
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.getPublic()));
        } catch (java.io.IOException | java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        certificate = builder.build(signer(key));
    }

    public static KeyPair newKey() {
        return newKey(KeyProfile.P256);
    }

    /** @param profile P256 or RSA2048 */
    public static KeyPair newKey(KeyProfile profile) {
        boolean rsa = profile == KeyProfile.RSA2048;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
            generator.initialize(
                    rsa
                            ? new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)
                            : new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public KeyPair key() {
        return key;
    }

    public X509CertificateHolder certificate() {
        return certificate;
    }

    public Bytes der() {
        return der(certificate);
    }

    public static Bytes der(X509CertificateHolder certificate) {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a certificate says, but for its extensions. */
    public record Holder(
            BigInteger serial, X500Name subject, SubjectPublicKeyInfo key, Instant notBefore, Instant notAfter) {}

    public X509CertificateHolder issue(Holder holder, int usage) {
        return issue(holder, usage, sound(key));
    }

    /** One with more extensions, signed in this way. */
    X509CertificateHolder issue(Holder holder, int usage, String algorithm, Extension... more) {
        var builder = new X509v3CertificateBuilder(
                NAME,
                holder.serial(),
                Date.from(holder.notBefore()),
                Date.from(holder.notAfter()),
                holder.subject(),
                holder.key());
        try {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            for (Extension extension : more) {
                builder.addExtension(extension);
            }
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        return builder.build(signer(key, algorithm));
    }

    /** A revocation list to which more is added before it is signed. */
    public interface ListContent {
        void addTo(X509v2CRLBuilder list) throws java.io.IOException;
    }

    public byte[] list(Instant nextUpdate, ListContent content) {
        return list(nextUpdate, content, sound(key));
    }

    /** One that is signed in this way. */
    byte[] list(Instant nextUpdate, ListContent content, String algorithm) {
        var builder = new X509v2CRLBuilder(NAME, Date.from(nextUpdate.minus(Duration.ofDays(1))));
        builder.setNextUpdate(Date.from(nextUpdate));
        try {
            content.addTo(builder);
            return builder.build(signer(key, algorithm)).getEncoded();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a certificate extension has it. */
    public static Extension extension(org.bouncycastle.asn1.ASN1ObjectIdentifier type, ASN1Encodable value) {
        try {
            return new Extension(type, true, value.toASN1Primitive().getEncoded());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ContentSigner signer(KeyPair key) {
        return signer(key, sound(key));
    }

    private static String sound(KeyPair key) {
        return key.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    private static ContentSigner signer(KeyPair key, String algorithm) {
        try {
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(new BouncyCastleProvider())
                    .build(key.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
