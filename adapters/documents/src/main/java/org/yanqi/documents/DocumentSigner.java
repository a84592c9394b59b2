package org.yanqi.documents;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A key that signs a document, with its certificates from the signer's upwards. */
record DocumentSigner(PrivateKey key, List<X509Certificate> chain) {
    DocumentSigner {
        chain = List.copyOf(chain);
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
