package org.yanqi.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.yanqi.domain.Bytes;

/** Writes keys to PKCS#12 files that only their owner may read (RFC 7292; AES-256 with PBKDF2-HMAC-SHA256, RFC 8018). */
public final class AuthorityFiles {
    private static final String PROTECTION = "PBEWithHmacSHA256AndAES_256";
    private static final int ITERATIONS = 10_000;
    private static final int SALT_OCTETS = 16;

    private AuthorityFiles() {}

    /** {@code ca.p12} for the server; {@code root.p12} and {@code kmc.p12} to be kept elsewhere. */
    public static void save(DemonstrationAuthority authority, Path directory, char[] password)
            throws IOException, GeneralSecurityException {
        AuthorityKeys keys = authority.keys();
        var root = List.of(keys.rootCertificate());
        var issuing = List.of(keys.issuingCertificate(), keys.rootCertificate());
        var kmc = List.of(AuthorityKeys.der(keys.kmc()), keys.rootCertificate());
        save(
                directory.resolve("root.p12"),
                password,
                "root",
                authority.rootKey().getPrivate(),
                root);
        save(
                directory.resolve("kmc.p12"),
                password,
                AuthorityKeys.KMC,
                authority.kmcKey().getPrivate(),
                kmc);
        KeyStore store = withKey(password, AuthorityKeys.ISSUING, keys.issuingKey(), issuing);
        store.setCertificateEntry(AuthorityKeys.KMC, x509(AuthorityKeys.der(keys.kmc())));
        write(directory.resolve("ca.p12"), store, password);
    }

    /**
     * One private key with its certificates.
     *
     * @param chain DER, the key's own first
     */
    public static void save(Path file, char[] password, String alias, PrivateKey key, List<Bytes> chain)
            throws IOException, GeneralSecurityException {
        write(file, withKey(password, alias, key, chain), password);
    }

    private static KeyStore withKey(char[] password, String alias, PrivateKey key, List<Bytes> chain)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        byte[] salt = new byte[SALT_OCTETS];
        Crypto.RANDOM.nextBytes(salt);
        X509Certificate[] certificates = new X509Certificate[chain.size()];
        for (int i = 0; i < certificates.length; i++) {
            certificates[i] = x509(chain.get(i));
        }
        store.setEntry(
                alias,
                new KeyStore.PrivateKeyEntry(key, certificates),
                new KeyStore.PasswordProtection(password, PROTECTION, new PBEParameterSpec(salt, ITERATIONS)));
        return store;
    }

    private static X509Certificate x509(Bytes der) throws IOException, GeneralSecurityException {
        // Java's own certificate class: its key store compares issuers and keys with it.
        return new JcaX509CertificateConverter().getCertificate(new X509CertificateHolder(der.toArray()));
    }

    private static void write(Path file, KeyStore store, char[] password) throws IOException, GeneralSecurityException {
        var content = new ByteArrayOutputStream();
        store.store(content, password);
        Files.deleteIfExists(file);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        if (posix) {
            Files.createFile(file, ownerOnly);
        }
        Files.write(file, content.toByteArray(), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    }
}
