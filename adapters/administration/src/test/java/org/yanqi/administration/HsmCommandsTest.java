package org.yanqi.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.pki.AuthorityFiles;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.TestHsm;

/** Keys of the platform are made in an HSM, certified by a root that OpenSSL keeps, and found by the server. */
class HsmCommandsTest {
    private static final String[] ROOT = {
        "-days", "3650", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"
    };

    @TempDir
    private Path directory;

    private final Map<String, String> settings = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private long slot;

    @BeforeEach
    void an_hsm() throws Exception {
        slot = TestHsm.emptySlot();
        settings.put("YANQI_HSM_LIBRARY", TestHsm.library().toString());
        settings.put("YANQI_HSM_SLOT", Long.toString(slot));
        settings.put("YANQI_HSM_PIN_FILE", write("pin", TestHsm.PIN + "\n"));
    }

    @Test
    void a_ca_s_key_is_made_certified_and_found() throws Exception {
        assertThat(create("issuing")).isEqualTo(Administration.DONE);
        certifyByTheRoot();
        assertThat(run("import-hsm-certificates", "--entry", "issuing", "--certificates", file("chain.pem")))
                .isEqualTo(Administration.DONE);
        assertThat(complaints).isEmpty();
        var keys = AuthorityKeys.fromHsm(TestHsm.open(slot), AuthorityFiles.certificate(path("root.pem")));
        assertThat(keys.issuingCertificate()).isEqualTo(AuthorityFiles.certificate(path("issuing.pem")));
        assertThat(keys.areForDemonstration()).isFalse();
        assertThat(said).noneMatch(line -> line.contains(TestHsm.PIN));
    }

    @Test
    void a_key_that_is_there_and_a_file_that_is_there_are_not_overwritten() throws Exception {
        assertThat(create("issuing")).isEqualTo(Administration.DONE);
        byte[] request = Files.readAllBytes(path("issuing.csr"));
        assertThat(create("issuing")).isEqualTo(Administration.FAILED);
        assertThat(complaints).singleElement().asString().contains("issuing.csr already");
        assertThat(Files.readAllBytes(path("issuing.csr"))).isEqualTo(request);
        Files.delete(path("issuing.csr"));
        assertThat(create("issuing")).isEqualTo(Administration.FAILED);
        assertThat(complaints).last().asString().contains("has an entry \"issuing\" already");
        assertThat(path("issuing.csr")).doesNotExist();
    }

    @Test
    void certificates_of_others_are_not_put_beside_a_key() throws Exception {
        assertThat(create("issuing")).isEqualTo(Administration.DONE);
        openssl("req", "-x509", "-subj", "/CN=Somebody", "-keyout", file("other.key"), "-out", file("other.pem"));
        assertThat(run("import-hsm-certificates", "--entry", "issuing", "--certificates", file("other.pem")))
                .isEqualTo(Administration.FAILED);
        assertThat(complaints).singleElement().asString().contains("not the one of the key");
        assertThat(run(
                        "import-hsm-certificates",
                        "--entry",
                        "issuing",
                        "--certificates",
                        write("text", "no certificate")))
                .isEqualTo(Administration.FAILED);
    }

    @Test
    void what_is_not_understood_or_not_set_is_said() throws Exception {
        assertThat(run("create-hsm-key")).isEqualTo(Administration.USAGE);
        assertThat(run("create-hsm-key", "--entry", "root")).isEqualTo(Administration.USAGE);
        assertThat(run("create-hsm-key", "--entry", "seal", "--entry", "seal")).isEqualTo(Administration.USAGE);
        assertThat(run("import-hsm-certificates", "--entry", "seal", "--profile", "p256"))
                .isEqualTo(Administration.USAGE);
        assertThat(complaints).anyMatch(line -> line.contains("create-hsm-key --entry ENTRY"));
        settings.put("YANQI_HSM_PIN_FILE", write("wrong", "0000"));
        assertThat(create("issuing")).isEqualTo(Administration.FAILED);
        settings.remove("YANQI_HSM_LIBRARY");
        assertThat(create("issuing")).isEqualTo(Administration.FAILED);
        assertThat(complaints).last().isEqualTo("set YANQI_HSM_LIBRARY");
    }

    private int create(String entry) {
        return run(
                "create-hsm-key",
                "--entry",
                entry,
                "--profile",
                "p256",
                "--subject",
                "CN=HBCA,O=湖北CA,C=CN",
                "--request",
                file(entry + ".csr"));
    }

    private void certifyByTheRoot() throws Exception {
        openssl("req", "-x509", "-subj", "/CN=Root", "-keyout", file("root.key"), "-out", file("root.pem"));
        String extensions = write(
                "extensions",
                "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n"
                        + "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n");
        TestHsm.run(
                "openssl",
                "x509",
                "-req",
                "-in",
                file("issuing.csr"),
                "-CA",
                file("root.pem"),
                "-CAkey",
                file("root.key"),
                "-CAcreateserial",
                "-days",
                "365",
                "-extfile",
                extensions,
                "-out",
                file("issuing.pem"));
        Files.writeString(
                path("chain.pem"), Files.readString(path("issuing.pem")) + Files.readString(path("root.pem")));
    }

    private void openssl(String... command) throws Exception {
        var whole = new ArrayList<>(List.of("openssl"));
        whole.addAll(List.of(command));
        whole.addAll(List.of(ROOT));
        TestHsm.run(whole.toArray(String[]::new));
    }

    private Path path(String name) {
        return directory.resolve(name);
    }

    private String file(String name) {
        return path(name).toString();
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(path(name), content).toString();
    }

    private int run(String... arguments) {
        return new Administration(settings, new Listening()).run(List.of(arguments));
    }

    private final class Listening implements Terminal {
        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public void complain(String line) {
            complaints.add(line);
        }

        @Override
        public String password(String prompt) {
            throw new NoPassword("none is asked for");
        }
    }
}
