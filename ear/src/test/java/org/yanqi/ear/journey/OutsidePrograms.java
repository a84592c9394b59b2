package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** OpenSSL, OpenSC, Poppler and NSS judge what a renewal has made; none of them knows anything of Yanqi. */
final class OutsidePrograms {

    private final Path data;
    private final Path folder;
    private final Program program;
    private final Path root;
    private final Path issuing;
    private final String responder;

    /** @param folder for what the programs write */
    OutsidePrograms(RunningYanqi yanqi, Path folder) {
        data = yanqi.data();
        this.folder = folder;
        program = new Program(
                folder, Map.of("SOFTHSM2_CONF", data.resolve("softhsm2.conf").toString()));
        root = data.resolve("pki/root.pem");
        issuing = data.resolve("pki/issuing.pem");
        responder = yanqi.portal() + "pki/ocsp";
    }

    SoftHsmObjects token() {
        return new SoftHsmObjects(program, folder);
    }

    /** The certificate with which the demonstration token began, from a file that the sandbox keeps. */
    Path oldCertificate(String use) {
        return pem(data.resolve("token/" + use + ".cer"), "old-" + use);
    }

    /** Seals as somebody would who has only the certificate. */
    Path seal(Path certificate, String text) {
        write("bid.txt", text.getBytes(StandardCharsets.UTF_8));
        program.run(
                "openssl",
                "cms",
                "-encrypt",
                "-binary",
                "-aes-256-cbc",
                "-outform",
                "DER",
                "-in",
                "bid.txt",
                "-out",
                "bid.txt.p7m",
                certificate.toString());
        return folder.resolve("bid.txt.p7m");
    }

    /** What the holder of the token reads in a sealed file. */
    String open(Path sealed) {
        Path opened = folder.resolve("opened-" + UUID.randomUUID());
        program.run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                tokenAgent().toString(),
                "open",
                "--config",
                data.resolve("agent.properties").toString(),
                "--in",
                sealed.toString(),
                "--out",
                opened.toString());
        return read(opened);
    }

    /** The whole list as it was made last, and the changes since. */
    record RevocationLists(byte[] full, byte[] delta) {}

    /** The responder that the certificate names. */
    String responder(Path certificate) {
        return program.run("openssl", "x509", "-in", certificate.toString(), "-noout", "-ocsp_uri")
                .strip();
    }

    /** What the platform's responder says: good, revoked or unknown. */
    String status(Path certificate) {
        String said = program.run(
                "openssl",
                "ocsp",
                "-issuer",
                issuing.toString(),
                "-cert",
                certificate.toString(),
                "-url",
                responder,
                "-CAfile",
                root.toString(),
                "-verify_other",
                issuing.toString());
        assertThat(said).contains("Response verify OK");
        return said;
    }

    /** Chain and revocation; a certificate whose time is over has to be found revoked all the same. */
    private String verify(Path certificate, RevocationLists lists) {
        write("full.crl", lists.full());
        write("delta.crl", lists.delta());
        for (String list : new String[] {"full", "delta"}) {
            program.run("openssl", "crl", "-inform", "DER", "-in", list + ".crl", "-out", list + ".pem");
        }
        return program.end(
                        "openssl",
                        "verify",
                        "-no_check_time",
                        "-crl_check",
                        "-use_deltas",
                        "-x509_strict",
                        "-CAfile",
                        root.toString(),
                        "-untrusted",
                        issuing.toString(),
                        "-CRLfile",
                        "full.pem",
                        "-CRLfile",
                        "delta.pem",
                        certificate.toString())
                .said();
    }

    void assertGood(Path certificate, RevocationLists lists) {
        assertThat(verify(certificate, lists)).endsWith(": OK\n");
        program.run(
                "openssl",
                "verify",
                "-CAfile",
                root.toString(),
                "-untrusted",
                issuing.toString(),
                certificate.toString());
    }

    /** Lists are made every half minute. */
    void awaitRevoked(Path certificate, Supplier<RevocationLists> lists) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!verify(certificate, lists.get()).contains("certificate revoked")) {
            assertThat(System.nanoTime()).as("revoked by the lists").isLessThan(patience);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    /** Has the token sign with a P-256 key, and OpenSSL verify with the certificate. */
    void assertSigns(SoftHsmObjects.Certificate certificate) {
        write("message.txt", "签名".getBytes(StandardCharsets.UTF_8));
        program.run("openssl", "dgst", "-sha256", "-binary", "-out", "digest", "message.txt");
        token().sign(certificate.id(), "digest", "signature");
        write(
                "key.pem",
                program.run("openssl", "x509", "-in", certificate.pem().toString(), "-noout", "-pubkey")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(program.run(
                        "openssl", "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "message.txt"))
                .contains("Verified OK");
    }

    /** @return what Poppler says of the paper's signatures, with the demonstration root as the only trusted one */
    String signaturesOf(byte[] paper) {
        write("agreement.pdf", paper);
        if (Files.notExists(folder.resolve("cert9.db"))) {
            program.run("certutil", "-N", "-d", "sql:" + folder, "--empty-password");
            program.run("certutil", "-A", "-d", "sql:" + folder, "-n", "root", "-t", "CT,C,C", "-i", root.toString());
        }
        return program.run("pdfsig", "-nssdir", "sql:" + folder, "agreement.pdf");
    }

    String textOf(byte[] paper) {
        write("paper.pdf", paper);
        program.run("pdftotext", "-layout", "paper.pdf", "paper.txt");
        return read(folder.resolve("paper.txt"));
    }

    private Path pem(Path der, String name) {
        program.run("openssl", "x509", "-inform", "DER", "-in", der.toString(), "-out", name + ".pem");
        return folder.resolve(name + ".pem");
    }

    private void write(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path tokenAgent() {
        try (var jars = Files.newDirectoryStream(
                RunningYanqi.PROJECT.resolve("adapters/token-agent/target"), "yanqi-token-agent-[0-9]*.jar")) {
            List<Path> found = new ArrayList<>();
            jars.forEach(found::add);
            return found.stream()
                    .filter(jar -> !jar.toString().matches(".*-(tests|sources)\\.jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
