package org.yanqi.emulators;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/** A short address as our server gives it into the QR code. */
final class Redirector implements AutoCloseable {

    private final HttpServer server;

    Redirector(URI target) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/f", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Location", target.toString());
                exchange.sendResponseHeaders(302, -1);
            }
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/f/abc");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
