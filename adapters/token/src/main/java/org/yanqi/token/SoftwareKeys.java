package org.yanqi.token;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.KeyAgreement;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A software token's keys as Java computes with them, and Bouncy Castle where they are SM2's. */
final class SoftwareKeys {
    private SoftwareKeys() {}

    static KeyPair generate(KeyProfile profile) throws GeneralSecurityException {
        return switch (profile) {
            case P256 -> generate(KeyPairGenerator.getInstance("EC"), "secp256r1");
            case SM2 -> generate(KeyPairGenerator.getInstance("EC", Crypto.PROVIDER), "sm2p256v1");
            case RSA2048 -> {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                yield generator.generateKeyPair();
            }
        };
    }

    private static KeyPair generate(KeyPairGenerator generator, String curve) throws GeneralSecurityException {
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    /** The x coordinate that both have in common. */
    static byte[] agree(PrivateKey key, byte[] point) throws GeneralSecurityException {
        boolean sm2 = Sm2.isKey(key);
        var agreement = sm2 ? KeyAgreement.getInstance("ECDH", Crypto.PROVIDER) : KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(on(sm2, point), true);
        return agreement.generateSecret();
    }

    private static PublicKey on(boolean sm2, byte[] point) throws GeneralSecurityException {
        try {
            return PublicKeyInfo.ec(sm2 ? PublicKeyInfo.SM2_CURVE : SECObjectIdentifiers.secp256r1.getEncoded(), point);
        } catch (IllegalArgumentException | IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    static PrivateKey parse(byte[] pkcs8) throws GeneralSecurityException {
        try {
            var algorithm = PrivateKeyInfo.getInstance(pkcs8).getPrivateKeyAlgorithm();
            boolean ec = algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
            var factory = GMObjectIdentifiers.sm2p256v1.equals(algorithm.getParameters())
                    ? KeyFactory.getInstance("EC", Crypto.PROVIDER)
                    : KeyFactory.getInstance(ec ? "EC" : "RSA");
            return factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** PKCS#8 (RFC 5958) of a bare SM2 key. */
    static byte[] sm2(byte[] scalar) throws GeneralSecurityException {
        try {
            var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1);
            var key = new ECPrivateKey(8 * scalar.length, new BigInteger(1, scalar));
            return new PrivateKeyInfo(algorithm, key).getEncoded();
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
