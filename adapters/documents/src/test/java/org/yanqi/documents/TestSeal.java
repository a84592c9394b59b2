package org.yanqi.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;

/** Seals in their files. */
final class TestSeal {
    static final char[] PASSWORD = "correct horse".toCharArray();

    private TestSeal() {}

    static SealKey onP256() throws Exception {
        return TestAuthority.onP256().seal();
    }

    static Path file(Path folder, SealKey... seals) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < seals.length; i++) {
            Certificate[] chain = seals[i].chain().toArray(Certificate[]::new);
            store.setKeyEntry("seal-" + i, seals[i].key(), PASSWORD, chain);
        }
        Path file = folder.resolve("seal.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }
}
