package org.yanqi.documents;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.UnavailableException;

/** A key that signs a document, with its certificates from the signer's upwards. */
record DocumentSigner(PrivateKey key, Optional<Provider> provider, List<X509Certificate> chain) {
    DocumentSigner {
        chain = List.copyOf(chain);
    }

    /** @throws UnavailableException if a key in an HSM does not sign */
    byte[] sign(byte[] content) {
        String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            Signature signature = provider.isPresent()
                    ? Signature.getInstance(algorithm, provider.get())
                    : Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw new UnavailableException("key store", "the signer's key does not sign", e);
        }
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "DocumentSigner of certificate "
                + certificate().getSerialNumber().toString(16);
    }
}
