package org.yanqi.ear.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.util.encoders.Hex;

/**
 * A CA that is not ours: Debian's cfssl with a database. Its key and its name are those of the demonstration's CA, from which
 * the UKey has its old pair.
 */
final class OutsideCa implements AutoCloseable {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private static final String SCHEMA = """
            CREATE TABLE certificates (serial_number blob NOT NULL, authority_key_identifier blob NOT NULL, ca_label blob,
              status blob NOT NULL, reason int, expiry timestamp, revoked_at timestamp, pem blob NOT NULL,
              PRIMARY KEY(serial_number, authority_key_identifier));
            CREATE TABLE ocsp_responses (serial_number blob NOT NULL, authority_key_identifier blob NOT NULL,
              body blob NOT NULL, expiry timestamp, PRIMARY KEY(serial_number, authority_key_identifier));
            """;

    private static final String CONFIGURATION = """
            {"signing": {"default": {"expiry": "1h", "usages": ["signing"]}, "profiles": {
              "signing-1": {"expiry": "10968h", "backdate": "1m", "usages": ["signing", "content committment"],
                "ClientProvidesSerialNumbers": true, "auth_key": "yanqi"},
              "encryption-1": {"expiry": "10968h", "backdate": "1m", "usages": ["data encipherment", "key agreement"],
                "ClientProvidesSerialNumbers": true, "auth_key": "yanqi"}}},
             "auth_keys": {"yanqi": {"type": "standard", "key": "%s"}}}
            """.formatted(KEY);

    private final Path data;
    private final Path folder;
    private final Program program;
    private final HttpServer publication;
    private final int port;
    private Optional<Process> running = Optional.empty();

    /**
     * A CA that publishes its revocation list and issues nothing yet.
     *
     * @param data the folder of the platform that will ask this CA
     * @param folder for the CA's own files
     */
    OutsideCa(Path data, Path folder) {
        this.data = data;
        this.folder = folder;
        program = new Program(folder, Map.of());
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            publication = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        publication.createContext("/crl", this::publish);
        publication.start();
    }

    /** What an operator exports for the server to ask this CA. */
    Map<String, String> settings() {
        return Map.of(
                "YANQI_CA",
                "cfssl",
                "YANQI_CA_URL",
                "http://127.0.0.1:" + port,
                "YANQI_CA_CRL_URL",
                "http://127.0.0.1:" + publication.getAddress().getPort() + "/crl",
                "YANQI_CA_ISSUER_FILE",
                data.resolve("pki/issuing.pem").toString(),
                "YANQI_CFSSL_KEY",
                KEY);
    }

    /** The CA's key and register as they were before anybody asked for a renewal. */
    void establish() {
        try {
            Files.writeString(
                    folder.resolve("ca-key.pem"), DemonstrationCa.of(data).keyInPem());
            Files.copy(data.resolve("pki/issuing.pem"), folder.resolve("ca.pem"));
            Files.writeString(folder.resolve("config.json"), CONFIGURATION);
            Files.writeString(folder.resolve("db.json"), "{\"driver\": \"sqlite3\", \"data_source\": \"certs.db\"}");
            register(SCHEMA);
            for (String use : List.of("signing", "encryption")) {
                register(old(use));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on it issues and revokes. */
    void open() {
        try {
            running = Optional.of(new ProcessBuilder(
                            "cfssl",
                            "serve",
                            "-address=127.0.0.1",
                            "-port=" + port,
                            "-ca",
                            "ca.pem",
                            "-ca-key",
                            "ca-key.pem",
                            "-config",
                            "config.json",
                            "-db-config",
                            "db.json")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("cfssl.log").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serial numbers with this status in the CA's register. */
    List<BigInteger> withStatus(String status) {
        return register("SELECT serial_number FROM certificates WHERE status = '" + status + "'")
                .lines()
                .map(BigInteger::new)
                .toList();
    }

    /** The serial number of one of the certificates with which the UKey began. */
    BigInteger oldSerial(String use) {
        try {
            return old(use).getSerialNumber();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate old(String use) throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(data.resolve("token/" + use + ".cer"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }

    private void register(X509Certificate certificate) throws IOException, GeneralSecurityException {
        var issuer = AuthorityKeyIdentifier.fromExtensions(new JcaX509CertificateHolder(certificate).getExtensions());
        register("INSERT INTO certificates VALUES ('%s', '%s', '', 'good', 0, '%s', '0001-01-01 00:00:00+00:00', '%s')"
                .formatted(
                        certificate.getSerialNumber(),
                        Hex.toHexString(issuer.getKeyIdentifier()),
                        certificate.getNotAfter().toInstant(),
                        DemonstrationCa.pem("CERTIFICATE", certificate.getEncoded())));
    }

    /** Waits while the CA itself is writing. */
    private String register(String sql) {
        return program.run("sqlite3", "-cmd", ".timeout 20000", "certs.db", sql);
    }

    /** The list as the CA's administrator publishes it, made anew for each who asks. */
    private synchronized void publish(HttpExchange exchange) throws IOException {
        Files.write(
                folder.resolve("revoked.txt"),
                withStatus("revoked").stream().map(BigInteger::toString).toList());
        String base64 = program.run("sh", "-c", "cfssl gencrl revoked.txt ca.pem ca-key.pem 2>gencrl.log");
        byte[] list = Base64.getMimeDecoder().decode(base64);
        exchange.sendResponseHeaders(200, list.length);
        exchange.getResponseBody().write(list);
        exchange.close();
    }

    @Override
    public void close() {
        publication.stop(0);
        running.ifPresent(Process::destroy);
    }
}
