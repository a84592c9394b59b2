package org.yanqi.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A key that signs documents, P-256 or RSA, with its certificates from the signer's upwards.
 * SM2 is not for PDF: the readers that people have cannot verify it.
 */
public record SealKey(PrivateKey key, List<X509Certificate> chain) {
    public SealKey {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a seal key comes with its certificate");
        }
    }

    /**
     * The only private key in a PKCS#12 file (RFC 7292).
     *
     * @throws IOException if the file cannot be read or the password is wrong
     * @throws GeneralSecurityException if it does not hold exactly one private key with X.509 certificates
     */
    public static SealKey fromPkcs12(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        List<String> aliases = Collections.list(store.aliases()).stream()
                .filter(alias -> holdsKey(store, alias))
                .toList();
        if (aliases.size() != 1) {
            throw new GeneralSecurityException("the seal's file holds " + aliases.size() + " private keys, not one");
        }
        String alias = aliases.getFirst();
        var chain = Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        return new SealKey((PrivateKey) store.getKey(alias, password), chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    DocumentSigner signer() {
        return new DocumentSigner(key, chain);
    }

    private static boolean holdsKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store was loaded before", e);
        }
    }

    @Override
    public String toString() {
        return "SealKey of " + certificate().getSubjectX500Principal();
    }
}
