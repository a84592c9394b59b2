package org.yanqi.pki;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentSigner;
import org.yanqi.domain.certificate.KeyProfile;

/** A private key with the provider that signs with it: a key in an HSM stays there, and no other provider can use it. */
record SigningKey(PrivateKey key, Provider provider) {
    private static final byte[] PROBE = {'Y', 'a', 'n', 'q', 'i'};

    static SigningKey inMemory(PrivateKey key) {
        return new SigningKey(key, Crypto.PROVIDER);
    }

    /** The private key of this entry, if the entry has one; the store of an HSM wants no password for it. */
    static Optional<SigningKey> in(KeyStore store, String entry, char[] password) throws GeneralSecurityException {
        if (store.getType().equals(Hsm.STORE)) {
            return store.getKey(entry, null) instanceof PrivateKey key
                    ? Optional.of(new SigningKey(key, store.getProvider()))
                    : Optional.empty();
        }
        return store.getKey(entry, password) instanceof PrivateKey key ? Optional.of(inMemory(key)) : Optional.empty();
    }

    boolean isInMemory() {
        return provider == Crypto.PROVIDER;
    }

    /** The profile of keys that sign as this one does. */
    KeyProfile profile() {
        if (key.getAlgorithm().equals("RSA")) {
            return KeyProfile.RSA2048;
        }
        return Sm2.isKey(key) ? KeyProfile.SM2 : KeyProfile.P256;
    }

    /** Found out by signing: an HSM tells by nothing else which of its keys belongs to a certificate. */
    boolean belongsTo(X509CertificateHolder certificate) {
        try {
            var signer = SignatureAlgorithms.signer(this);
            signer.getOutputStream().write(PROBE);
            var verifier = SignatureAlgorithms.verifier(certificate.getSubjectPublicKeyInfo())
                    .get(signer.getAlgorithmIdentifier());
            verifier.getOutputStream().write(PROBE);
            return verifier.verify(signer.getSignature());
        } catch (java.io.IOException | org.bouncycastle.operator.OperatorException | RuntimeException otherKind) {
            return false;
        }
    }

    ContentSigner signer() {
        return SignatureAlgorithms.signer(this);
    }

    @Override
    public String toString() {
        return "SigningKey of " + provider.getName();
    }
}
