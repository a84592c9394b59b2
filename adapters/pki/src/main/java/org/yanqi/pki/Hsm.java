package org.yanqi.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Optional;

/**
 * One token of a hardware security module, behind its vendor's PKCS#11 library (OASIS PKCS #11 v2.40), by the provider
 * that the JDK brings. It is handed over and never registered, so that nobody else in the server signs with it.
 */
public final class Hsm {
    /** The type of its key store. */
    static final String STORE = "PKCS11";

    private static final String JDK_PROVIDER = "SunPKCS11";

    /** Keys that are made here sign, and do nothing else; they cannot be read, not even encrypted. */
    private static final String NEW_KEYS = """
            attributes(generate, CKO_PRIVATE_KEY, *) = {
              CKA_TOKEN = true
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_SIGN = true
              CKA_DECRYPT = false
              CKA_UNWRAP = false
            }
            """;

    private final Provider provider;
    private final KeyStore store;

    private Hsm(Provider provider, KeyStore store) {
        this.provider = provider;
        this.store = store;
    }

    /**
     * Where it is found.
     *
     * @param slot the number of the token's slot; without one, the first slot that has a token
     */
    public record Place(Path library, Optional<Long> slot) {
        /** What a configuration file of the JDK's provider cannot say without meaning something else. */
        private static final String UNSPEAKABLE = "[\"'${}#\\p{Cntrl}]";

        private String configuration() throws GeneralSecurityException {
            String path = library.toAbsolutePath().toString();
            if (!Files.isReadable(library) || path.split(UNSPEAKABLE, 2).length > 1) {
                throw new GeneralSecurityException("the HSM's library cannot be read: " + path);
            }
            return "--name = yanqi\nlibrary = " + path + "\n"
                    + slot.map(number -> "slot = " + number).orElse("slotListIndex = 0") + "\n" + NEW_KEYS;
        }
    }

    /**
     * Loads the library and logs in.
     *
     * @throws GeneralSecurityException if there is no such library or no such token
     * @throws IOException if the PIN is wrong
     */
    public static Hsm open(Place place, char[] pin) throws IOException, GeneralSecurityException {
        Provider jdk = Security.getProvider(JDK_PROVIDER);
        if (jdk == null) {
            throw new GeneralSecurityException("this Java has no provider " + JDK_PROVIDER + " (jdk.crypto.cryptoki)");
        }
        try {
            Provider provider = jdk.configure(place.configuration());
            KeyStore store = KeyStore.getInstance(STORE, provider);
            store.load(null, pin);
            return new Hsm(provider, store);
        } catch (ProviderException | UnsupportedOperationException e) {
            throw new GeneralSecurityException("the HSM cannot be used: " + deepest(e), e);
        }
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            deepest = cause;
        }
        return String.valueOf(deepest.getMessage());
    }

    /** Its entries: private keys with their certificates. */
    public KeyStore store() {
        return store;
    }

    Provider provider() {
        return provider;
    }

    @Override
    public String toString() {
        return "Hsm " + provider.getName();
    }
}
