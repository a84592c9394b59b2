package org.yanqi.ear.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The issuing CA that the sandbox has made, with its key: for what a test has to have issued or listed by itself. */
record DemonstrationCa(X509Certificate certificate, PrivateKey key) {

    /** @param data the folder of the platform */
    static DemonstrationCa of(Path data) {
        try (InputStream file = Files.newInputStream(data.resolve("pki/ca.p12"))) {
            char[] password =
                    Files.readString(data.resolve("pki/ca.password")).strip().toCharArray();
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, password);
            return new DemonstrationCa(
                    (X509Certificate) store.getCertificate("issuing"), (PrivateKey) store.getKey("issuing", password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PKCS#8 in PEM, as OpenSSL and cfssl read it. */
    String keyInPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    static String pem(String kind, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind);
    }
}
