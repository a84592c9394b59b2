package org.yanqi.agent.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.failure.FailureReport;
import org.yanqi.agent.job.Jobs;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.renewal.FaultPoint;
import org.yanqi.agent.renewal.Faults;
import org.yanqi.agent.ticket.StrictJson;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.agent.ticket.TicketGate;
import org.yanqi.agent.words.Language;

/** One HTTP exchange: the channel's gate, then the ticket's, then the work. */
final class AgentHandler implements HttpHandler {
    static final int MAXIMUM_BODY = 64 * 1024;
    private static final String HELLO = "/v1/hello";
    private static final String KEYS = "/v1/keys";
    private static final Set<String> PATHS = Set.of(HELLO, KEYS, "/v1/operations");
    private static final Set<String> MEMBERS = Set.of("ticket", "params", "lang");
    private static final Duration PATIENCE = Duration.ofMillis(900);
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");

    private final ChannelGate gate;
    private final TicketGate tickets;
    private final Jobs jobs;
    private final Hello hello;
    private final Faults faults;

    AgentHandler(ChannelGate gate, TicketGate tickets, Jobs jobs, Hello hello, Faults faults) {
        this.gate = gate;
        this.tickets = tickets;
        this.jobs = jobs;
        this.hello = hello;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var refusal = gate.refusal(exchange.getRequestMethod(), headers);
            if (refusal.isPresent()) {
                refuse(
                        exchange,
                        refusal.get().status(),
                        AgentFault.ORIGIN_DENIED,
                        refusal.get().reason());
                return;
            }
            allowOrigin(exchange, gate.origin(headers).orElseThrow());
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                preflight(exchange);
            } else {
                post(exchange, gate.origin(headers).orElseThrow());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "an exchange failed", e);
        }
    }

    private void post(HttpExchange exchange, String origin) throws IOException, InterruptedException {
        var path = exchange.getRequestURI().getRawPath();
        if (!PATHS.contains(path)) {
            refuse(exchange, 404, AgentFault.ORIGIN_DENIED, "path");
            return;
        }
        var body = body(exchange);
        if (body.isEmpty()) {
            return;
        }
        if (body.get().length > MAXIMUM_BODY) {
            refuse(exchange, 413, AgentFault.ORIGIN_DENIED, "size");
            return;
        }
        var json = StrictJson.object(body.get());
        if (json.isEmpty()) {
            refuse(exchange, 400, AgentFault.TICKET_INVALID, "body");
            return;
        }
        switch (path) {
            case HELLO -> send(exchange, 200, hello.json(tickets.keyIds()));
            case KEYS -> introduce(exchange, json.get());
            default -> operate(exchange, origin, json.get());
        }
    }

    /** The body as far as it is read; nothing when its sender was too slow or went away. */
    private static Optional<byte[]> body(HttpExchange exchange) {
        try {
            return Optional.of(exchange.getRequestBody().readNBytes(MAXIMUM_BODY + 1));
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "cut off: a body did not come ({0})",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private void introduce(HttpExchange exchange, JsonObject body) throws IOException {
        var introduction = StrictJson.text(body, "introduction").filter(text -> body.size() == 1);
        if (introduction.isEmpty()) {
            refuse(exchange, 400, AgentFault.TICKET_INVALID, "body");
            return;
        }
        try {
            tickets.introduce(introduction.get());
        } catch (AgentFailure e) {
            refuse(exchange, 401, e.fault(), "introduced keys: " + e.getMessage());
            return;
        }
        send(exchange, 200, hello.json(tickets.keyIds()));
    }

    private void operate(HttpExchange exchange, String origin, JsonObject body)
            throws IOException, InterruptedException {
        var compact = StrictJson.text(body, "ticket");
        var params = StrictJson.text(body, "params").flatMap(AgentHandler::base64Url);
        if (!MEMBERS.containsAll(body.keySet()) || compact.isEmpty() || params.isEmpty()) {
            refuse(exchange, 400, AgentFault.TICKET_INVALID, "body");
            return;
        }
        Ticket ticket;
        try {
            ticket = tickets.pass(compact.get(), params.get(), origin).in(language(body));
        } catch (AgentFailure e) {
            refuse(exchange, 401, e.fault(), String.valueOf(e.getMessage()));
            return;
        }
        reply(exchange, ticket, jobs.of(ticket).report(PATIENCE));
    }

    private void reply(HttpExchange exchange, Ticket ticket, JsonObject report) throws IOException {
        if (!report.containsKey("result")) {
            send(exchange, 200, report);
            return;
        }
        faults.around(replyPoint(ticket), () -> {
            send(exchange, 200, report);
            return report;
        });
    }

    private static FaultPoint replyPoint(Ticket ticket) {
        return switch (ticket.step()) {
            case INVENTORY -> FaultPoint.REPLY_INVENTORY;
            case PROVE -> FaultPoint.REPLY_PROVE;
            case HISTORY -> FaultPoint.REPLY_HISTORY;
            case PLAN -> FaultPoint.REPLY_PLAN;
            case GENERATE -> FaultPoint.REPLY_GENERATE;
            case INSTALL -> FaultPoint.REPLY_INSTALL;
            case VERIFY -> FaultPoint.REPLY_VERIFY;
            case RETIRE -> FaultPoint.REPLY_RETIRE;
            case LET_GO -> FaultPoint.REPLY_LET_GO;
        };
    }

    private static Language language(JsonObject body) {
        return StrictJson.text(body, "lang").flatMap(Language::tagged).orElse(Language.CHINESE);
    }

    private static Optional<byte[]> base64Url(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void allowOrigin(HttpExchange exchange, String origin) {
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Vary", "Origin");
    }

    private static void preflight(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Methods", "POST");
        headers.set("Access-Control-Allow-Headers", "Content-Type, " + ChannelGate.OWN_HEADER);
        headers.set("Access-Control-Max-Age", "600");
        for (var network : new String[] {"Private", "Local"}) {
            if (exchange.getRequestHeaders().containsKey("Access-Control-Request-" + network + "-Network")) {
                headers.set("Access-Control-Allow-" + network + "-Network", "true");
            }
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private static void refuse(HttpExchange exchange, int status, AgentFault fault, String why) throws IOException {
        var report = FailureReport.of(fault);
        LOG.log(Level.WARNING, "{0} refused {1}: {2} ({3})", new Object[] {
            report.correlationId(), Integer.toString(status), fault, why
        });
        send(
                exchange,
                status,
                NewJson.object()
                        .add("state", "FAILED")
                        .add("error", report.json())
                        .build());
    }

    private static void send(HttpExchange exchange, int status, JsonObject json) throws IOException {
        byte[] body = json.toString().getBytes(UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush(); // a body that was not read to its end takes the connection along
    }
}
