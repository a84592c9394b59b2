package org.yanqi.token;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) to and from Java's keys, and Bouncy Castle's where they are SM2's. */
public final class PublicKeyInfo {
    static final byte[] SM2_CURVE = encoded(GMObjectIdentifiers.sm2p256v1);

    private PublicKeyInfo() {}

    /** An EC or RSA key; anything else is an {@link IllegalArgumentException}. */
    public static PublicKey parse(byte[] subjectPublicKeyInfo) {
        try {
            var info = SubjectPublicKeyInfo.getInstance(ASN1Primitive.fromByteArray(subjectPublicKeyInfo));
            if (info == null) {
                throw new IllegalArgumentException("no public key");
            }
            boolean ec = info.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
            var factory = isSm2(info)
                    ? KeyFactory.getInstance("EC", Crypto.PROVIDER)
                    : KeyFactory.getInstance(ec ? "EC" : "RSA");
            return factory.generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("no public key that is known here", e);
        }
    }

    static boolean isSm2(SubjectPublicKeyInfo info) {
        return GMObjectIdentifiers.sm2p256v1.equals(info.getAlgorithm().getParameters());
    }

    private static byte[] encoded(ASN1ObjectIdentifier curve) {
        try {
            return curve.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("an object identifier can be encoded", e);
        }
    }

    /** The uncompressed point of an EC key (SEC 1 §2.3.3). */
    public static byte[] point(PublicKey key) {
        return SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getPublicKeyData()
                .getOctets();
    }

    static byte[] curve(PublicKey key) throws IOException {
        return SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getAlgorithm()
                .getParameters()
                .toASN1Primitive()
                .getEncoded();
    }

    static PublicKey ec(byte[] curve, byte[] point) {
        try {
            var algorithm = new AlgorithmIdentifier(
                    X9ObjectIdentifiers.id_ecPublicKey,
                    ASN1ObjectIdentifier.getInstance(ASN1Primitive.fromByteArray(curve)));
            return parse(new SubjectPublicKeyInfo(algorithm, point).getEncoded());
        } catch (IOException e) {
            throw new IllegalArgumentException("no curve", e);
        }
    }

    static PublicKey rsa(@Nullable BigInteger modulus, @Nullable BigInteger exponent) {
        if (modulus == null || exponent == null) {
            throw new IllegalArgumentException("no RSA key");
        }
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no RSA key", e);
        }
    }
}
