package org.yanqi.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;

/** A timestamping authority on loopback that answers as each test wants it to. */
final class LoopbackTimestampServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private volatile Answer answer = question -> new byte[0];
    private volatile CountDownLatch over = new CountDownLatch(0);

    /** The octets that go back for a question. */
    interface Answer {
        byte[] to(TimeStampRequest question) throws Exception;
    }

    private LoopbackTimestampServer(HttpServer server) {
        this.server = server;
        server.setExecutor(workers);
        server.createContext("/tsa", this::serve);
        server.start();
    }

    static LoopbackTimestampServer start() throws IOException {
        return new LoopbackTimestampServer(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** Whether what is sent stops half-way and the rest never comes. */
    void stalling(CountDownLatch until) {
        over = until;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    void answering(Answer other) {
        answer = other;
    }

    /** An honest answer of this authority at this moment. */
    static byte[] honest(EmbeddedTimestamps authority, TimeStampRequest question, Date at) throws Exception {
        return new TimeStampResponseGenerator(authority.generator(), EmbeddedTimestamps.ACCEPTED)
                .generate(question, EmbeddedTimestamps.serial(), at)
                .getEncoded();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (!exchange.getRequestMethod().equals("POST") || !"application/timestamp-query".equals(type)) {
                exchange.sendResponseHeaders(415, -1);
                return;
            }
            byte[] octets =
                    answer.to(new TimeStampRequest(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets, 0, octets.length / 2);
            exchange.getResponseBody().flush();
            over.await();
            exchange.getResponseBody().write(octets, octets.length / 2, octets.length - octets.length / 2);
        } catch (Exception ownFault) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
