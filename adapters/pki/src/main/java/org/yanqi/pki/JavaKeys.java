package org.yanqi.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.yanqi.domain.certificate.KeyProfile;

/** Keys as Java's cryptography architecture wants them. */
final class JavaKeys {
    private JavaKeys() {}

    static PublicKey publicKey(SubjectPublicKeyInfo info) {
        try {
            return KeyFactory.getInstance(info.getAlgorithm().getAlgorithm().getId(), Crypto.PROVIDER)
                    .generatePublic(new X509EncodedKeySpec(info.getEncoded(ASN1Encoding.DER)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("no key of a known kind", e);
        }
    }

    static KeyPair generate(KeyProfile profile) {
        try {
            return switch (profile) {
                case P256 ->
                    generate(KeyPairGenerator.getInstance("EC", Crypto.PROVIDER), new ECGenParameterSpec("P-256"));
                // The platform's own generator: several times as fast.
                case RSA2048 ->
                    generate(
                            KeyPairGenerator.getInstance("RSA"),
                            new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
                case SM2 ->
                    generate(KeyPairGenerator.getInstance("EC", Crypto.PROVIDER), new ECGenParameterSpec("sm2p256v1"));
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider makes keys of profile " + profile, e);
        }
    }

    private static KeyPair generate(KeyPairGenerator generator, AlgorithmParameterSpec parameters)
            throws GeneralSecurityException {
        generator.initialize(parameters, Crypto.RANDOM);
        return generator.generateKeyPair();
    }
}
