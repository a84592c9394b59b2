package org.yanqi.payment.wechat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.yanqi.domain.Bytes;

/** Keeps the notifications that arrive. */
final class Receiver implements AutoCloseable {

    record Arrival(Map<String, String> headers, String body) {
        Bytes octets() {
            return Bytes.of(body.getBytes(StandardCharsets.UTF_8));
        }

        Arrival withBody(String other) {
            return new Arrival(headers, other);
        }
    }

    private final HttpServer server;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/notify", exchange -> {
            try (exchange) {
                Map<String, String> headers = new HashMap<>();
                exchange.getRequestHeaders()
                        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(204, -1);
                arrivals.add(new Arrival(headers, body));
            }
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notify");
    }

    Arrival next() throws InterruptedException {
        Arrival arrival = arrivals.poll(10, TimeUnit.SECONDS);
        if (arrival == null) {
            throw new AssertionError("No notification within ten seconds");
        }
        return arrival;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
