package org.yanqi.cmp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.outsideca.OutsideCa;
import org.yanqi.outsideca.TokenRequests;

/** OpenSSL's idea of a CMP server (openssl cmp -port), which has nothing of ours. */
class OpenSslMockTest {
    private static final String SECRET = "a secret of both sides";
    private static final List<String> BY_SECRET = List.of("-srv_ref", "yanqi", "-srv_secret", "pass:" + SECRET);
    private static final List<String> BY_KEY =
            List.of("-srv_cert", "ca.pem", "-srv_key", "ca.key.pem", "-srv_trusted", "ca.pem");

    @TempDir
    private Path folder;

    private X509CertificateHolder holder;

    @BeforeEach
    void what_both_sides_have() throws Exception {
        assumeNetworksOfOnesOwn();
        var ca = new OutsideCa();
        KeyPair registrar = OutsideCa.newKey();
        Bytes request = new TokenRequests().request(TestPki.HOLDER);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var info = CertificationRequest.getInstance(request.toArray()).getCertificationRequestInfo();
        holder = ca.issue(
                new OutsideCa.Holder(
                        BigInteger.valueOf(4711),
                        info.getSubject(),
                        info.getSubjectPublicKeyInfo(),
                        now.minusSeconds(60),
                        now.plus(Duration.ofDays(365))),
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
        file("ca", "CERTIFICATE", ca.der().toArray());
        file(
                "ra",
                "CERTIFICATE",
                OutsideCa.der(CmpFixture.registrar(ca, registrar)).toArray());
        file("holder", "CERTIFICATE", OutsideCa.der(holder).toArray());
        Files.write(folder.resolve("old.der"), OutsideCa.der(holder).toArray());
        Files.write(folder.resolve("request.der"), request.toArray());
        Files.write(folder.resolve("ra.key"), registrar.getPrivate().getEncoded());
        pem("ca.key.pem", "PRIVATE KEY", ca.key().getPrivate().getEncoded());
    }

    @Test
    void a_certificate_is_requested_and_confirmed_with_signatures() throws Exception {
        assertThat(conversation(BY_KEY, List.of("-rsp_cert", "holder.pem"), "key", "explicit", "obtain"))
                .isEqualTo(certificate());
        assertThat(messages()).isEqualTo(2);
    }

    @Test
    void and_with_a_shared_secret_after_waiting() throws Exception {
        var slow = List.of("-rsp_cert", "holder.pem", "-poll_count", "2", "-check_after", "1");
        assertThat(conversation(BY_SECRET, slow, SECRET, "explicit", "obtain")).isEqualTo(certificate());
        assertThat(messages()).isEqualTo(4);
    }

    @Test
    void and_without_a_confirmation_where_the_server_grants_that() throws Exception {
        var generous = List.of("-rsp_cert", "holder.pem", "-grant_implicitconf");
        assertThat(conversation(BY_KEY, generous, "key", "implicit", "obtain")).isEqualTo(certificate());
        assertThat(messages()).isEqualTo(1);
    }

    /** The mock updates no certificate but the one that it gives out. */
    @Test
    void a_key_update_names_the_certificate_that_is_replaced() throws Exception {
        assertThat(conversation(BY_KEY, List.of("-rsp_cert", "holder.pem"), "key", "update", "obtain"))
                .isEqualTo(certificate());
        assertThat(messages()).isEqualTo(2);
    }

    @Test
    void and_is_refused_if_the_server_knows_no_such_certificate() throws Exception {
        Files.copy(folder.resolve("ra.der"), folder.resolve("old.der"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(conversation(BY_KEY, List.of("-rsp_cert", "holder.pem"), "key", "update", "obtain"))
                .startsWith("unavailable cmp: it refuses: ");
    }

    @Test
    void a_certificate_is_revoked() throws Exception {
        assertThat(conversation(BY_KEY, List.of("-rsp_cert", "holder.pem"), "key", "explicit", "supersede"))
                .isEqualTo("revoked");
    }

    @Test
    void a_refusal_is_told() throws Exception {
        var refusing =
                List.of("-rsp_cert", "holder.pem", "-send_error", "-failure", "19", "-statusstring", "no such profile");
        assertThat(conversation(BY_KEY, refusing, "key", "explicit", "obtain"))
                .startsWith("unavailable cmp: it refuses: ");
    }

    @Test
    void what_the_server_does_not_protect_is_not_believed() throws Exception {
        var careless = List.of("-rsp_cert", "holder.pem", "-send_unprotected");
        assertThat(conversation(BY_KEY, careless, "key", "explicit", "obtain"))
                .startsWith("unavailable cmp: no protected message");
    }

    @Test
    void nor_is_what_it_protects_by_another_secret() throws Exception {
        assertThat(conversation(
                        BY_SECRET, List.of("-rsp_cert", "holder.pem"), "a secret of nobody", "explicit", "obtain"))
                .startsWith("unavailable cmp: ");
    }

    private String certificate() throws IOException {
        return "certificate " + HexFormat.of().formatHex(holder.getEncoded());
    }

    /** How many the mock has received. */
    private long messages() throws IOException {
        return log().lines().filter(line -> line.contains("1st line: POST")).count();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("mock.log"));
    }

    static void assumeNetworksOfOnesOwn() throws Exception {
        var process = new ProcessBuilder("unshare", "--user", "--map-root-user", "--net", "true")
                .inheritIO()
                .start();
        assumeTrue(process.waitFor() == 0, "this computer allows no network of a process's own");
    }

    /** Mock and client where the only network is a loopback of their own. */
    private String conversation(List<String> server, List<String> answer, String... arguments) throws Exception {
        List<String> mock = new ArrayList<>(List.of("openssl", "cmp", "-port", "8080", "-accept_raverified"));
        mock.addAll(server);
        mock.addAll(answer);
        List<String> client = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MockConversation.class.getName(),
                folder.toString(),
                "http://127.0.0.1:8080/pkix/"));
        client.addAll(List.of(arguments));
        String script = "ip link set lo up && { " + quoted(mock) + " >mock.log 2>&1 & } && mock=$! && " + quoted(client)
                + "; status=$?; kill $mock; exit $status";
        var process = new ProcessBuilder("unshare", "--user", "--map-root-user", "--net", "sh", "-c", script)
                .directory(folder.toFile())
                .redirectError(folder.resolve("client.log").toFile())
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(said)
                .as("%s%n%s", Files.readString(folder.resolve("client.log")), log())
                .isNotEmpty();
        return said;
    }

    private static String quoted(List<String> command) {
        return String.join(
                " ",
                command.stream()
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .toList());
    }

    private void file(String name, String kind, byte[] der) throws IOException {
        Files.write(folder.resolve(name + ".der"), der);
        pem(name + ".pem", kind, der);
    }

    private void pem(String name, String kind, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                folder.resolve(name), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind));
    }
}
