package org.yanqi.emulators.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP on 127.0.0.1 only; a request that names another host is refused, so that no web page can rebind its name to it. */
public final class LoopbackServer implements AutoCloseable {

    private static final int LARGEST_BODY = 1 << 20;
    private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    /** @param port 0 takes any free one */
    public LoopbackServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(workers);
    }

    public void start(Endpoint endpoint) {
        server.createContext("/", exchange -> handle(exchange, endpoint));
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        // Not interrupted: whoever is writing the state down may finish.
        workers.close();
    }

    private void handle(HttpExchange exchange, Endpoint endpoint) {
        try (exchange) {
            send(exchange, answer(exchange, endpoint));
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "The client left before its answer", gone);
        }
    }

    private Reply answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
        if (!namesThisHost(exchange)) {
            return Reply.empty(421);
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Reply.empty(413);
        }
        URI target = exchange.getRequestURI();
        Optional<String> text = utf8(body);
        if (text.isEmpty() || target.getRawPath() == null) {
            return Reply.empty(400);
        }
        String query = Objects.requireNonNullElse(target.getRawQuery(), "");
        try {
            return endpoint.answer(new Request(
                    exchange.getRequestMethod(), target.getRawPath(), query, exchange.getRequestHeaders(), text.get()));
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "The emulator failed on " + target.getRawPath(), bug);
            return Reply.empty(500);
        }
    }

    /** Names under {@code .localhost} belong to nobody (RFC 6761 §6.3); Tencent's SDK finds its service in them. */
    private boolean namesThisHost(HttpExchange exchange) {
        String host = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Host"), "");
        return host.matches("(127\\.0\\.0\\.1|([a-z]{1,30}\\.)?localhost):"
                + server.getAddress().getPort());
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.status() == Reply.NO_ANSWER) {
            // A head without its body: no client repeats such a request by itself.
            exchange.sendResponseHeaders(200, LARGEST_BODY);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            return;
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
