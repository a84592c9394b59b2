package org.yanqi.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.yanqi.domain.Bytes;

/** A CA's addresses on loopback, so that programs ask over a real connection. */
final class LoopbackPublication implements AutoCloseable {
    private static final String OCSP = "/pki/ocsp";

    final List<String> methods = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    LoopbackPublication() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    Publication publication() {
        return Publication.at(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Publication.DEMONSTRATION_POLICY);
    }

    void serve(StatusResponder responder) {
        server.createContext(OCSP, exchange -> answer(exchange, responder));
        server.start();
    }

    private void answer(HttpExchange exchange, StatusResponder responder) throws IOException {
        try (exchange) {
            methods.add(exchange.getRequestMethod());
            Bytes question = exchange.getRequestMethod().equals("POST")
                    ? Bytes.of(exchange.getRequestBody().readAllBytes())
                    : inAddress(exchange.getRequestURI().getRawPath());
            byte[] answer = responder
                    .answer(question, Clock.systemUTC().instant())
                    .der()
                    .toArray();
            exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static Bytes inAddress(String path) {
        String base64 =
                URLDecoder.decode(path.substring(OCSP.length() + 1).replace("+", "%2B"), StandardCharsets.US_ASCII);
        return Bytes.of(Base64.getDecoder().decode(base64));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
