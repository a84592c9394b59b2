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
import java.util.ArrayList;
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
    private static final String OF_SM2 = "PKCS12-AES256-AES128";
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
        SigningKey issuingKey = keys.issuingKey();
        KeyStore store = empty(issuingKey.key());
        add(store, password, AuthorityKeys.ISSUING, issuingKey.key(), issuing);
        store.setCertificateEntry(AuthorityKeys.KMC, x509(store, keys.kmc()));
        if (keys.hasTimestampKey()) {
            add(store, password, keys.timestampKey());
        }
        write(directory.resolve(CA), store, password);
    }

    /**
     * Gives the demonstration CA in this directory, if it was saved before there were timestamps, a key for them. A CA of
     * SM2 keys stamps nothing.
     *
     * @return whether it was given one
     * @throws GeneralSecurityException if {@code root.p12} is not the root's of {@code ca.p12}
     */
    public static boolean addTimestampKey(Path directory, char[] password, Instant now)
            throws IOException, GeneralSecurityException {
        KeyStore ca = read(directory.resolve(CA), password);
        if (ca.containsAlias(TimestampKey.ENTRY) || Sm2.isKey(ca.getKey(AuthorityKeys.ISSUING, password))) {
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
        KeyStore store = empty(key);
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

    /**
     * The X.509 certificates of a file, DER, in its order: one in DER, or any number in PEM (RFC 7468).
     *
     * @throws GeneralSecurityException if it holds none
     */
    public static List<Bytes> certificates(Path file) throws IOException, GeneralSecurityException {
        var found = new ArrayList<Bytes>();
        try (var in = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add(Bytes.of(certificate.getEncoded()));
            }
        }
        if (found.isEmpty()) {
            throw new GeneralSecurityException("no certificate in " + file);
        }
        return found;
    }

    /** Java's own key store takes any file with a key or a certificate of SM2 for damaged: Bouncy Castle's is asked then. */
    static KeyStore read(Path file, char[] password) throws IOException, GeneralSecurityException {
        try {
            return read(KeyStore.getInstance("PKCS12"), file, password);
        } catch (IOException notForJava) {
            return read(KeyStore.getInstance(OF_SM2, Crypto.PROVIDER), file, password);
        }
    }

    private static KeyStore read(KeyStore store, Path file, char[] password)
            throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static KeyStore empty(PrivateKey key) throws IOException, GeneralSecurityException {
        KeyStore store =
                Sm2.isKey(key) ? KeyStore.getInstance(OF_SM2, Crypto.PROVIDER) : KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void add(KeyStore store, char[] password, TimestampKey timestamp)
            throws IOException, GeneralSecurityException {
        var chain = timestamp.chain().stream().map(AuthorityKeys::der).toList();
        add(store, password, TimestampKey.ENTRY, timestamp.key().key(), chain);
    }

    private static void add(KeyStore store, char[] password, String alias, PrivateKey key, List<Bytes> chain)
            throws IOException, GeneralSecurityException {
        X509Certificate[] certificates = new X509Certificate[chain.size()];
        for (int i = 0; i < certificates.length; i++) {
            certificates[i] = x509(store, new X509CertificateHolder(chain.get(i).toArray()));
        }
        if (store.getType().equals(OF_SM2)) {
            store.setKeyEntry(alias, key, password, certificates); // under AES-256: that is in its name
            return;
        }
        byte[] salt = new byte[SALT_OCTETS];
        Crypto.RANDOM.nextBytes(salt);
        store.setEntry(
                alias,
                new KeyStore.PrivateKeyEntry(key, certificates),
                new KeyStore.PasswordProtection(password, PROTECTION, new PBEParameterSpec(salt, ITERATIONS)));
    }

    static X509Certificate x509(KeyStore store, X509CertificateHolder certificate) throws GeneralSecurityException {
        // The key store's own certificate class: Java's compares issuers and keys with it, and does not know SM2.
        var converter = new JcaX509CertificateConverter();
        if (store.getType().equals(OF_SM2)) {
            converter.setProvider(Crypto.PROVIDER);
        }
        return converter.getCertificate(certificate);
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
