package org.yanqi.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;

/** Writes keys to PKCS#12 files that only their owner may read (RFC 7292; AES-256 with PBKDF2-HMAC-SHA256, RFC 8018). */
public final class AuthorityFiles {
    private static final String CA = "ca.p12";
    private static final String ROOT = "root.p12";
    private static final String ROOT_ENTRY = "root";
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
        PrivateKey rootKey = authority.rootKey().getPrivate();
        PrivateKey kmcKey = authority.kmcKey().getPrivate();
        save(directory.resolve(ROOT), password, ROOT_ENTRY, rootKey, root);
        save(directory.resolve("kmc.p12"), password, AuthorityKeys.KMC, kmcKey, kmc);
        KeyStore store = empty();
        add(store, password, AuthorityKeys.ISSUING, keys.issuingKey(), issuing);
        store.setCertificateEntry(AuthorityKeys.KMC, x509(AuthorityKeys.der(keys.kmc())));
        add(store, password, keys.timestampKey());
        write(directory.resolve(CA), store, password);
    }

    /**
     * Gives the demonstration CA in this directory, if it was saved before there were timestamps, a key for them.
     *
     * @return whether it had none
     * @throws GeneralSecurityException if {@code root.p12} is not the root's of {@code ca.p12}
     */
    public static boolean addTimestampKey(Path directory, char[] password, Instant now)
            throws IOException, GeneralSecurityException {
        KeyStore ca = read(directory.resolve(CA), password);
        if (ca.containsAlias(TimestampKey.ENTRY)) {
            return false;
        }
        KeyStore rootStore = read(directory.resolve(ROOT), password);
        Certificate root = rootStore.getCertificate(ROOT_ENTRY);
        Certificate[] issuing = ca.getCertificateChain(AuthorityKeys.ISSUING);
        if (!(rootStore.getKey(ROOT_ENTRY, password) instanceof PrivateKey key)
                || issuing == null
                || !issuing[issuing.length - 1].equals(root)) {
            throw new GeneralSecurityException(ROOT + " does not hold the key of the root in " + CA);
        }
        KeyProfile profile = key.getAlgorithm().equals("RSA") ? KeyProfile.RSA2048 : KeyProfile.P256;
        var made = DemonstrationAuthority.timestampKey(
                profile, now, new KeyPair(root.getPublicKey(), key), Certificates.holder(root));
        add(ca, password, made);
        write(directory.resolve(CA), ca, password);
        return true;
    }

    /**
     * One private key with its certificates.
     *
     * @param chain DER, the key's own first
     */
    public static void save(Path file, char[] password, String alias, PrivateKey key, List<Bytes> chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        add(store, password, alias, key, chain);
        write(file, store, password);
    }

    /**
     * An X.509 certificate, DER, from a file that holds it in DER or PEM (RFC 7468).
     *
     * @throws GeneralSecurityException if it holds none
     */
    public static Bytes certificate(Path file) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            return Bytes.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded());
        }
    }

    static KeyStore read(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void add(KeyStore store, char[] password, TimestampKey timestamp)
            throws IOException, GeneralSecurityException {
        var chain = timestamp.chain().stream().map(AuthorityKeys::der).toList();
        add(store, password, TimestampKey.ENTRY, timestamp.key(), chain);
    }

    private static void add(KeyStore store, char[] password, String alias, PrivateKey key, List<Bytes> chain)
            throws IOException, GeneralSecurityException {
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
    }

    private static X509Certificate x509(Bytes der) throws IOException, GeneralSecurityException {
        // Java's own certificate class: its key store compares issuers and keys with it.
        return new JcaX509CertificateConverter().getCertificate(new X509CertificateHolder(der.toArray()));
    }

    /** Beside the file and then in its place: a CA's file that was there is never half a file. */
    private static void write(Path file, KeyStore store, char[] password) throws IOException, GeneralSecurityException {
        var content = new ByteArrayOutputStream();
        store.store(content, password);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        if (posix) {
            Files.createFile(beside, ownerOnly);
        }
        Files.write(beside, content.toByteArray(), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
