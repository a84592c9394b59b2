package org.yanqi.ear.journey;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA that is not ours, of which only the place of its revocation list can be reached; its key is the demonstration's. */
final class OutsideRevocations implements AutoCloseable {

    /** In force for so short a time that the next reading fetches the next list. */
    private static final Duration IN_FORCE = Duration.ofSeconds(2);

    private final Path data;
    private final HttpServer server;
    private volatile boolean answering;
    private volatile Optional<BigInteger> held = Optional.empty();
    private volatile Instant over = Instant.MIN;

    /** @param data the folder of the platform that will believe this CA */
    OutsideRevocations(Path data) {
        this.data = data;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/crl", exchange -> {
            byte[] list = answering ? list() : new byte[0];
            exchange.sendResponseHeaders(answering ? 200 : 503, list.length == 0 ? -1 : list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        server.start();
    }

    /** What an operator exports for the server to believe this CA. */
    Map<String, String> settings() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "YANQI_CA",
                "cfssl",
                "YANQI_CA_URL",
                address,
                "YANQI_CA_CRL_URL",
                address + "/crl",
                "YANQI_CA_ISSUER_FILE",
                data.resolve("pki/issuing.pem").toString());
    }

    void goDown() {
        answering = false;
    }

    /** Lists this certificate as held (RFC 5280 §5.3.1). */
    void suspend(BigInteger serial) {
        held = Optional.of(serial);
        answering = true;
    }

    void release() {
        held = Optional.empty();
        answering = true;
    }

    /** Whether the list that was fetched last is in force no more: the next question fetches another. */
    boolean isLastListOver() {
        return Instant.now().isAfter(over);
    }

    private byte[] list() throws IOException {
        try {
            var ca = DemonstrationCa.of(data);
            return list(ca.certificate(), ca.key());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] list(X509Certificate issuer, PrivateKey key) throws IOException, OperatorCreationException {
        Instant now = Instant.now();
        X509v2CRLBuilder list = new JcaX509v2CRLBuilder(issuer, Date.from(now));
        over = now.plus(IN_FORCE);
        list.setNextUpdate(Date.from(over));
        held.ifPresent(serial -> list.addCRLEntry(serial, Date.from(now), CRLReason.certificateHold));
        return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key))
                .getEncoded();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
