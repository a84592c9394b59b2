package org.yanqi.cmp.endpoint;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.yanqi.domain.Bytes;

/** Public keys as they come in messages, and our own randomness. */
final class Keys {
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Keys() {}

    static PublicKey of(SubjectPublicKeyInfo info) throws NotAccepted {
        try {
            PublicKey key = BouncyCastleProvider.getPublicKey(info);
            if (key != null) {
                return key;
            }
        } catch (IOException | RuntimeException noKey) {
            throw new NotAccepted(PKIFailureInfo.badAlg, "a key that cannot be read");
        }
        throw new NotAccepted(PKIFailureInfo.badAlg, "a key of an unknown kind");
    }

    static ContentVerifierProvider verifier(SubjectPublicKeyInfo info) throws OperatorCreationException {
        return new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(info);
    }

    static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA")
                .setProvider(PROVIDER)
                .setSecureRandom(RANDOM)
                .build(key);
    }

    static Bytes nonce() {
        byte[] nonce = new byte[Incoming.NONCE_OCTETS];
        RANDOM.nextBytes(nonce);
        return Bytes.of(nonce);
    }
}
