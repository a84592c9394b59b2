package org.yanqi.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A key that signs documents, P-256 or RSA, with its certificates from the signer's upwards.
 * A key in an HSM signs by the HSM's own provider alone.
 * SM2 is not for PDF: the readers that people have cannot verify it.
 */
public record SealKey(PrivateKey key, Optional<Provider> provider, List<X509Certificate> chain) {
    /** The entry of the seal in an HSM. */
    private static final String ENTRY = "seal";

    public SealKey {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a seal key comes with its certificate");
        }
    }

    /** A key in memory, which any provider signs with. */
    public SealKey(PrivateKey key, List<X509Certificate> chain) {
        this(key, Optional.empty(), chain);
    }

    /**
     * The private key {@code seal} in the key store of an HSM that has been opened (type PKCS11).
     *
     * @throws GeneralSecurityException if there is none with X.509 certificates
     */
    public static SealKey fromHsm(KeyStore store) throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(ENTRY);
        if (!(store.getKey(ENTRY, null) instanceof PrivateKey key) || chain == null) {
            throw new GeneralSecurityException(
                    "the HSM lacks the entry \"" + ENTRY + "\", a private key with its chain");
        }
        return new SealKey(key, Optional.of(store.getProvider()), certificates(chain));
    }

    private static List<X509Certificate> certificates(Certificate[] chain) {
        return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
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
        return new SealKey((PrivateKey) store.getKey(alias, password), certificates(store.getCertificateChain(alias)));
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    DocumentSigner signer() {
        return new DocumentSigner(key, provider, chain);
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
