package org.yanqi.cfssl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.outsideca.LoopbackSite;
import org.yanqi.outsideca.OutsideCa;

/** The real cfssl of Debian with its database in a file, on a free port of loopback. */
final class CfsslServer implements AutoCloseable {
    static final Bytes KEY = Bytes.of(HexFormat.of().parseHex("0123456789abcdef0123456789abcdef"));

    private static final String SCHEMA = """
            CREATE TABLE certificates (serial_number blob NOT NULL, authority_key_identifier blob NOT NULL, ca_label blob,
              status blob NOT NULL, reason int, expiry timestamp, revoked_at timestamp, pem blob NOT NULL,
              PRIMARY KEY(serial_number, authority_key_identifier));
            CREATE TABLE ocsp_responses (serial_number blob NOT NULL, authority_key_identifier blob NOT NULL,
              body blob NOT NULL, expiry timestamp, PRIMARY KEY(serial_number, authority_key_identifier));
            """;

    /** Years are long enough for a renewal that comes at the first day of its window, and for a leap day. */
    private static final String CONFIGURATION = """
            {"signing": {"default": {"expiry": "1h", "usages": ["signing"]}, "profiles": {
              "signing-1": {"expiry": "10968h", "backdate": "1m", "usages": ["signing", "content committment"],
                "ClientProvidesSerialNumbers": true, "auth_key": "yanqi"},
              "encryption-1": {"expiry": "10968h", "backdate": "1m", "usages": ["data encipherment", "key agreement"],
                "ClientProvidesSerialNumbers": true, "auth_key": "yanqi"},
              "signing-2": {"expiry": "19728h", "usages": ["signing", "content committment"], "auth_key": "yanqi"},
              "signing-3": {"expiry": "2h", "usages": ["signing", "content committment"],
                "ClientProvidesSerialNumbers": true, "auth_key": "yanqi"}}},
             "auth_keys": {"yanqi": {"type": "standard", "key": "0123456789ABCDEF0123456789ABCDEF"}}}
            """;

    final OutsideCa ca = new OutsideCa();
    final LoopbackSite list;
    private final Path folder;
    private final Process process;
    private final URI address;

    CfsslServer(Path folder) throws Exception {
        this.folder = folder;
        pem("ca.pem", "CERTIFICATE", ca.der().toArray());
        pem("ca-key.pem", "PRIVATE KEY", ca.key().getPrivate().getEncoded());
        Files.writeString(folder.resolve("config.json"), CONFIGURATION);
        Files.writeString(folder.resolve("db.json"), "{\"driver\": \"sqlite3\", \"data_source\": \"certs.db\"}");
        register(SCHEMA);
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port);
        process = new ProcessBuilder(Stream.concat(
                                Stream.of("cfssl", "serve", "-address=127.0.0.1", "-port=" + port),
                                Stream.of(
                                        "-ca",
                                        "ca.pem",
                                        "-ca-key",
                                        "ca-key.pem",
                                        "-config",
                                        "config.json",
                                        "-db-config",
                                        "db.json"))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("cfssl.log").toFile())
                .start();
        awaitReady();
        list = new LoopbackSite(question -> revocationList());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        Instant over = Instant.now().plusSeconds(60);
        while (true) {
            try {
                new CfsslClient(address, Optional.empty())
                        .call("info", CfsslClient.object().add("label", "").build());
                return;
            } catch (UnavailableException notYet) {
                assertThat(process.isAlive() && Instant.now().isBefore(over))
                        .as(Files.readString(folder.resolve("cfssl.log")))
                        .isTrue();
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    URI address() {
        return address;
    }

    CfsslSource source(URI at, java.time.Duration inFlight) {
        return new CfsslSource(at, ca.der(), Optional.of(KEY), Clock.systemUTC(), inFlight);
    }

    /** Serial numbers, in decimal, of certificates with this status in the CA's own database. */
    List<String> withStatus(String status) throws Exception {
        return register("SELECT serial_number FROM certificates WHERE status = '" + status + "'")
                .lines()
                .toList();
    }

    /** CRLReason of each certificate that is revoked. */
    List<String> reasons() throws Exception {
        return register("SELECT reason FROM certificates WHERE status = 'revoked'")
                .lines()
                .toList();
    }

    /** As a cfssl does that was built with another Go: certificates are found by their issuer's key, too. */
    void nameAuthorityKeys(String identifier) throws Exception {
        register("UPDATE certificates SET authority_key_identifier = '" + identifier + "'");
    }

    /** As the CA's administrator publishes it. */
    private byte[] revocationList() throws Exception {
        Path serials = Files.createTempFile(folder, "revoked", ".txt");
        Files.write(serials, withStatus("revoked"));
        return Base64.getMimeDecoder().decode(run("cfssl", "gencrl", serials.toString(), "ca.pem", "ca-key.pem"));
    }

    /** Waits while the CA itself is writing. */
    private String register(String sql) throws Exception {
        return run("sqlite3", "-cmd", ".timeout 20000", "certs.db", sql);
    }

    private String run(String... command) throws Exception {
        var running = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.log").toFile())
                .start();
        running.getOutputStream().close();
        String said = new String(running.getInputStream().readAllBytes(), UTF_8);
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue())
                .as(Files.readString(folder.resolve("errors.log")))
                .isZero();
        return said;
    }

    private void pem(String name, String kind, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                folder.resolve(name), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind));
    }

    @Override
    public void close() {
        list.close();
        process.destroy();
    }
}
