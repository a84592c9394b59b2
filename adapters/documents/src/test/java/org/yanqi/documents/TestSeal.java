package org.yanqi.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Seals of a test authority, good for the year 2025. */
final class TestSeal {
    static final char[] PASSWORD = "correct horse".toCharArray();
    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-01-01T00:00:00Z");
    private static final X500Name AUTHORITY = new X500Name("C=CN,O=Yanqi Test,CN=Test Authority");

    private TestSeal() {}

    static SealKey onP256() throws Exception {
        return issued("EC", 256);
    }

    static SealKey onRsa() throws Exception {
        return issued("RSA", 2048);
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

    private static SealKey issued(String algorithm, int bits)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair authority = keys(algorithm, bits);
        KeyPair seal = keys(algorithm, bits);
        X509v3CertificateBuilder root = certificate(AUTHORITY, authority, 1);
        root.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        root.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        X509v3CertificateBuilder leaf = certificate(new X500Name("C=CN,O=Yanqi Test,CN=Platform Seal"), seal, 2);
        leaf.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return new SealKey(seal.getPrivate(), List.of(signed(leaf, authority), signed(root, authority)));
    }

    private static KeyPair keys(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder certificate(X500Name subject, KeyPair keys, int serial) {
        return new JcaX509v3CertificateBuilder(
                AUTHORITY, BigInteger.valueOf(serial), Date.from(FROM), Date.from(TO), subject, keys.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder certificate, KeyPair authority)
            throws GeneralSecurityException, OperatorCreationException {
        String algorithm = authority.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(new JcaContentSignerBuilder(algorithm).build(authority.getPrivate())));
    }
}
