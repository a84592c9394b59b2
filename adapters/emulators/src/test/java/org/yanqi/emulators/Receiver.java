package org.yanqi.emulators;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Our side of the notifications: keeps what arrives, answers as told. */
final class Receiver implements AutoCloseable {

    record Arrival(Headers headers, String body) {}

    private final HttpServer server;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
    private final String acknowledgement;

    Receiver(String acknowledgement) throws IOException {
        this.acknowledgement = acknowledgement;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/notify", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                Integer status = statuses.poll();
                byte[] answer = acknowledgement.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status == null ? 200 : status, answer.length);
                exchange.getResponseBody().write(answer);
                arrivals.add(new Arrival(exchange.getRequestHeaders(), body));
            }
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notify");
    }

    void answerNextWith(int status) {
        statuses.add(status);
    }

    Arrival next() throws InterruptedException {
        Arrival arrival = within(Duration.ofSeconds(60));
        if (arrival == null) {
            throw new AssertionError("No notification within a minute");
        }
        return arrival;
    }

    @Nullable
    Arrival within(Duration patience) throws InterruptedException {
        return arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
