package org.yanqi.ear.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A server somewhere that holds a signing certificate of the CA's in files, and has OpenSSL and nothing of ours. */
final class Machine {

    private static final String SUBJECT = "/C=CN/O=Hubei Sample Ltd/CN=Hubei Sample Ltd";

    private static final String EXTENSIONS = """
            basicConstraints = critical, CA:FALSE
            keyUsage = critical, digitalSignature, nonRepudiation
            subjectKeyIdentifier = hash
            authorityKeyIdentifier = keyid
            """;

    private final RunningYanqi yanqi;
    private final Path folder;
    private final Program program;

    /**
     * A machine with a certificate that ends in a month.
     *
     * @param folder for the machine's files
     */
    Machine(RunningYanqi yanqi, Path folder) {
        this.yanqi = yanqi;
        this.folder = folder;
        program = new Program(folder, Map.of());
        write("issuing.key", DemonstrationCa.of(yanqi.data()).keyInPem());
        write("extensions", EXTENSIONS);
        makeKey("old.key");
        program.run("openssl", "req", "-new", "-key", "old.key", "-subj", SUBJECT, "-out", "old.csr");
        program.run(
                "openssl",
                "x509",
                "-req",
                "-in",
                "old.csr",
                "-CA",
                pki("issuing.pem"),
                "-CAkey",
                "issuing.key",
                "-days",
                "30",
                "-extfile",
                "extensions",
                "-out",
                "old.pem");
    }

    Path certificate(String name) {
        return folder.resolve(name);
    }

    void makeKey(String name) {
        program.run("openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", name);
    }

    /** Asks for a certificate for this key with that of the old one, as a timer would. */
    Program.Ended renew(String key, String certificate) {
        return program.end(
                "openssl",
                "cmp",
                "-cmd",
                "kur",
                "-server",
                yanqi.portal() + ".well-known/cmp",
                "-trusted",
                pki("root.pem"),
                "-cert",
                "old.pem",
                "-key",
                "old.key",
                "-newkey",
                key,
                "-certout",
                certificate);
    }

    /** What the CA's staff do once, when the contract is signed. */
    Program.Ended mandate() {
        Map<String, String> settings = new HashMap<>(new Database(yanqi.data()).settings());
        settings.put("YANQI_DATA_KEY_FILE", yanqi.setting("YANQI_DATA_KEY_FILE"));
        return new Program(folder, settings)
                .end(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        RunningYanqi.PROJECT
                                .resolve("adapters/administration/target/yanqi-admin.jar")
                                .toString(),
                        "mandate-machine",
                        "--certificate",
                        "old.pem",
                        "--issuer",
                        pki("issuing.pem"),
                        "--contract",
                        "HT-2026-0042",
                        "--renewals",
                        "2",
                        "--until",
                        "2099-12-31",
                        "--years",
                        "1",
                        "--by",
                        "shenhe");
    }

    private String pki(String name) {
        return yanqi.data().resolve("pki/" + name).toString();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
