package org.yanqi.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.PublicKey;

/** Public keys as the domain's rules look at them. */
public final class PublicKeys {
    /** Beyond these a single verification would cost seconds: such a key is not looked at further. */
    private static final int MOST_MODULUS_BITS = 8192;

    private static final int MOST_EXPONENT_BITS = 256;

    private PublicKeys() {}

    /**
     * Reads a key from outside. It has one encoding, or it could come again as one that nobody has seen: RSA as in RFC
     * 3279 §2.3.1, points uncompressed (RFC 5480 §2.2).
     *
     * @throws IOException if it is none of its algorithm
     * @throws RuntimeException if it is none that anybody uses, or is written otherwise
     */
    public static PublicKey read(SubjectPublicKeyInfo info) throws IOException {
        var fingerprint = Sha256.of(info.getEncoded(ASN1Encoding.DER));
        ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            RSAPublicKey key = RSAPublicKey.getInstance(info.parsePublicKey());
            require(info.equals(new SubjectPublicKeyInfo(new AlgorithmIdentifier(algorithm, DERNull.INSTANCE), key)));
            return rsa(key, fingerprint);
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)
                && info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve) {
            // Throws unless the point is on the curve.
            var key = (ECPublicKeyParameters) PublicKeyFactory.createKey(info);
            require(Arrays.equals(
                    info.getPublicKeyData().getOctets(), key.getQ().getEncoded(false)));
            return new PublicKey.EllipticCurve(curve.getId(), fingerprint);
        }
        return new PublicKey.Unsupported(algorithm.getId(), fingerprint);
    }

    private static void require(boolean theOneEncoding) {
        if (!theOneEncoding) {
            throw new IllegalArgumentException("a key that is not written as it has to be");
        }
    }

    private static PublicKey rsa(RSAPublicKey key, Sha256 fingerprint) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        if (modulus.signum() <= 0
                || exponent.signum() <= 0
                || modulus.bitLength() > MOST_MODULUS_BITS
                || exponent.bitLength() > MOST_EXPONENT_BITS) {
            throw new IllegalArgumentException("no RSA key that anybody uses");
        }
        return new PublicKey.Rsa(modulus, exponent, fingerprint);
    }
}
