package org.yanqi.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.yanqi.domain.certificate.KeyProfile;

/** Keys as Java's cryptography architecture wants them. */
final class JavaKeys {
    private JavaKeys() {}

    static PublicKey publicKey(SubjectPublicKeyInfo info) {
        try {
            return new JcaPEMKeyConverter().setProvider(Crypto.PROVIDER).getPublicKey(info);
        } catch (PEMException e) {
            throw new IllegalArgumentException("no key of a known kind", e);
        }
    }

    static KeyPair generate(KeyProfile profile) {
        try {
            return switch (profile) {
                case P256 -> generate("EC", new ECGenParameterSpec("P-256"));
                case RSA2048 -> generate("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
                case SM2 -> throw new IllegalArgumentException("SM2 keys are not issued by the embedded CA");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider makes keys of profile " + profile, e);
        }
    }

    private static KeyPair generate(String algorithm, java.security.spec.AlgorithmParameterSpec parameters)
            throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm, Crypto.PROVIDER);
        generator.initialize(parameters, Crypto.RANDOM);
        return generator.generateKeyPair();
    }
}
