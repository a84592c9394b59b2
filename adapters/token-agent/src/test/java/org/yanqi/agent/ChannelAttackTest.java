package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.UKeyKind;

/** What other sites and other programs try on the loopback port; raw bytes, so that no client library helps. */
class ChannelAttackTest {
    private static final String ORIGIN = "Origin: " + RenewalServer.ORIGIN;
    private static final String JSON = "Content-Type: application/json";
    private static final String OWN = "X-Yanqi-Agent: 1";

    @TempDir
    Path home;

    private final LogBook log = LogBook.opened();
    private final CountingPrompt person = new CountingPrompt();
    private RenewalServer ra;
    private UntouchedTokens tokens;
    private RunningAgent agent;

    @BeforeEach
    void start() throws Exception {
        tokens = new UntouchedTokens(SoftwareUKeys.in(home.resolve("tokens")));
        ra = RenewalServer.in(home);
        agent = started(List.of(0));
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
        log.close();
        assertThat(tokens.looks()).as("looks at the tokens").isZero();
        assertThat(person.windows).isEmpty();
    }

    private RunningAgent started(List<Integer> ports) throws Exception {
        var settings = new AgentSettings(
                ports,
                Set.of(RenewalServer.ORIGIN),
                Optional.of(home.resolve("ra-keys.json")),
                Optional.empty(),
                UKeyKind.SOFTWARE,
                home,
                home.resolve("journal-" + ports.size()),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
        return RunningAgent.start(settings, tokens, person, Clock.systemUTC()).orElseThrow();
    }

    @Test
    void the_page_of_a_pinned_origin_is_greeted() throws Exception {
        var answer = send("POST /v1/hello", host(), ORIGIN, JSON, OWN);
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("Access-Control-Allow-Origin: " + RenewalServer.ORIGIN)
                .contains("\"agent\":\"yanqi-token-agent\"", "\"languages\":[\"zh\",\"en\"]", "\"presetPin\":false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost:8080.evil.example",
                "Origin: http://localhost",
                "Origin: https://localhost:8080",
                "Origin: HTTP://LOCALHOST:8080",
                "Origin: http://localhost:8080/",
                "Origin: http://localhost:8080 http://evil.example",
                "Origin:",
                "X-Origin: http://localhost:8080"
            })
    void a_foreign_null_absent_or_look_alike_origin_is_refused(String origin) throws Exception {
        var answer = send("POST /v1/hello", host(), origin, JSON, OWN);
        var sent = origin.replaceFirst("^Origin: ?", "");
        refused("403", answer, origin.startsWith("Origin") ? "origin \"" + sent + '"' : "origin absent");
    }

    @Test
    void two_origins_are_refused() throws Exception {
        var answer = send("POST /v1/hello", host(), ORIGIN, "Origin: https://evil.example", JSON, OWN);
        refused("403", answer, "origin sent 2 times");
    }

    @Test
    void what_is_logged_of_an_origin_is_short_and_printable() throws Exception {
        var answer = send("POST /v1/hello", host(), "Origin: a\u001b[2J\u00e9\u202e" + "x".repeat(5_000), JSON, OWN);
        assertThat(answer).startsWith("HTTP/1.1 403 ");
        assertThat(log.lines()).singleElement().asString().matches("[\\x20-\\x7e]{1,250}");
        log.says("refused 403: ORIGIN_DENIED (origin \"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost.",
                "127.0.0.1.",
                "127.1",
                "0x7f000001",
                "2130706433",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:0:0:1]",
                "evil.example"
            })
    void a_wrong_host_is_misdirected(String host) throws Exception {
        var sent = host + ":" + agent.port();
        refused("421", send("POST /v1/hello", "Host: " + sent, ORIGIN, JSON, OWN), "host \"" + sent + '"');
    }

    @Test
    void a_rebound_top_level_get_is_misdirected() throws Exception {
        refused("421", send("GET /", "Host: evil.example:" + agent.port()), "host \"evil.example:");
        refused("421", send("GET /", "Host: 127.0.0.1"), "host \"127.0.0.1\"");
    }

    @Test
    void no_other_address_of_this_computer_listens() throws Exception {
        var others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.getHostAddress().equals("127.0.0.1"));
        for (var address : Stream.concat(others, Stream.of(InetAddress.getByName("127.0.0.2")))
                .toList()) {
            assertThatThrownBy(() -> new Socket(address, agent.port()).close())
                    .as(address.getHostAddress())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_form_post_and_a_no_cors_fetch_are_refused() throws Exception {
        var form = "Content-Type: application/x-www-form-urlencoded";
        var text = "Content-Type: text/plain";
        refused("403", send("POST /v1/hello", host(), "Origin: null", text), "origin \"null\"");
        refused("415", send("POST /v1/hello", host(), ORIGIN, text, OWN), "content type \"text/plain\"");
        refused("415", send("POST /v1/hello", host(), ORIGIN, form, OWN), "content type \"application/x-www");
        refused("415", send("POST /v1/hello", host(), ORIGIN, OWN), "content type absent");
        refused("403", send("POST /v1/hello", host(), ORIGIN, JSON), "X-Yanqi-Agent absent");
        refused("403", send("POST /v1/hello", host(), ORIGIN, JSON, "X-Yanqi-Agent: 2"), "X-Yanqi-Agent \"2\"");
    }

    @Test
    void other_methods_and_paths_are_refused() throws Exception {
        refused("405", send("GET /v1/hello", host(), ORIGIN, JSON, OWN), "method GET");
        refused("405", send("PUT /v1/hello", host(), ORIGIN, JSON, OWN), "method PUT");
        for (String path : List.of("/v1/hello/", "/v1/sign", "/", "/v1/operations?x=%2e", "//v1/hello")) {
            assertThat(send("POST " + path, host(), ORIGIN, JSON, OWN)).startsWith("HTTP/1.1 4");
            assertThat(log.lines()).hasSize(1);
            log.lines().clear();
        }
    }

    @Test
    void a_preflight_is_answered_to_the_pinned_origin_alone() throws Exception {
        var asked = "Access-Control-Request-Private-Network: true";
        assertThat(send("OPTIONS /v1/operations", host(), ORIGIN, asked))
                .startsWith("HTTP/1.1 204 ")
                .containsIgnoringCase("Access-Control-Allow-Origin: " + RenewalServer.ORIGIN)
                .containsIgnoringCase("Access-Control-Allow-Private-Network: true");
        assertThat(send("OPTIONS /v1/operations", host(), ORIGIN, "Access-Control-Request-Local-Network: true"))
                .containsIgnoringCase("Access-Control-Allow-Local-Network: true");
        var foreign = send("OPTIONS /v1/operations", host(), "Origin: https://evil.example", asked);
        refused("403", foreign, "origin \"https://evil.example\"");
    }

    @Test
    void an_oversized_body_is_refused() throws Exception {
        var body = "{\"a\":\"" + "x".repeat(65 * 1024) + "\"}";
        refusedAs("413", "ORIGIN_DENIED", "size", sendBody(body));
    }

    @Test
    void a_body_that_announces_too_much_is_refused_before_it_comes() throws Exception {
        try (var socket = connect()) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head("Content-Length: 65537").getBytes(US_ASCII));
            var status = new byte[12];
            assertThat(socket.getInputStream().readNBytes(status, 0, status.length))
                    .isEqualTo(status.length);
            assertThat(new String(status, US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
        log.says("refused 413: ORIGIN_DENIED (size)");
    }

    @Test
    void a_body_in_pieces_that_does_not_end_is_refused() throws Exception {
        try (var socket = connect()) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(head("Transfer-Encoding: chunked").getBytes(US_ASCII));
            for (int i = 0; i < 17; i++) {
                out.write(("1000\r\n" + "x".repeat(4096) + "\r\n").getBytes(US_ASCII));
            }
            var status = new byte[12];
            assertThat(socket.getInputStream().readNBytes(status, 0, status.length))
                    .isEqualTo(status.length);
            assertThat(new String(status, US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
        log.says("refused 413: ORIGIN_DENIED (size)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{} {}",
                "{\"ticket\":\"a\",\"ticket\":\"b\",\"params\":\"e30\"}",
                "{\"ticket\":\"a\"}",
                "{\"ticket\":1,\"params\":\"e30\"}",
                "{\"ticket\":\"a\",\"params\":\"***\"}",
                "{\"ticket\":\"a\",\"params\":\"e30\",\"pin\":\"1234\"}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}"
            })
    void what_is_not_the_one_json_object_is_refused(String body) throws Exception {
        refusedAs("400", "TICKET_INVALID", "body", sendBody(body));
    }

    @ParameterizedTest
    @MethodSource("org.yanqi.agent.TicketAttack#all")
    void without_a_valid_ticket_nothing_answers(TicketAttack attack) throws Exception {
        var body = RenewalServer.body(attack.forgery().of(ra), TicketAttack.PARAMS);
        var answer = sendBody(new String(body, UTF_8));
        refusedAs("401", attack.fault().name(), attack.reason() + ")", answer);
    }

    @Test
    void nobody_introduces_keys_without_a_signature() throws Exception {
        var unsigned = exchange("POST /v1/keys", "{\"introduction\":\"a.b.c\"}", host(), ORIGIN, JSON, OWN);
        refusedAs("401", "TICKET_INVALID", "introduced keys: no JWS", unsigned);
        var more = exchange("POST /v1/keys", "{\"introduction\":\"a.b.c\",\"x\":1}", host(), ORIGIN, JSON, OWN);
        refusedAs("400", "TICKET_INVALID", "body", more);
    }

    @Test
    void a_body_that_never_comes_is_cut_off() throws Exception {
        try (var socket = connect()) {
            socket.getOutputStream().write((head("Content-Length: 100") + "{").getBytes(US_ASCII));
            socket.setSoTimeout(20_000);
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        } catch (java.net.SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        await(() -> !log.lines().isEmpty());
        log.says("cut off: a body did not come");
        assertThat(send("POST /v1/hello", host(), ORIGIN, JSON, OWN)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void idle_connections_do_not_keep_others_out() throws Exception {
        var idle = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 40; i++) {
                idle.add(connect());
            }
            assertThat(send("POST /v1/hello", host(), ORIGIN, JSON, OWN)).startsWith("HTTP/1.1 200 ");
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void a_squatted_port_is_passed_over() throws Exception {
        try (var squatter = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var second = started(List.of(squatter.getLocalPort(), 0))) {
            assertThat(second.port()).isNotEqualTo(squatter.getLocalPort());
            log.says("port " + squatter.getLocalPort() + " is taken by another program");
        }
    }

    @Test
    void an_agent_whose_ports_are_all_squatted_says_so_and_does_not_start() throws Exception {
        try (var squatter = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var ports = List.of(squatter.getLocalPort(), agent.port());
            assertThatThrownBy(() -> started(ports)).isInstanceOf(BindException.class);
            log.says("not started: none of the ports " + ports + " is free");
        }
    }

    @Test
    void a_second_instance_leaves_the_first_alone() throws Exception {
        assertThatThrownBy(() -> started(List.of(0))).isInstanceOf(NoSuchElementException.class);
        log.says("not started: another agent runs with this journal");
        assertThat(send("POST /v1/hello", host(), ORIGIN, JSON, OWN)).startsWith("HTTP/1.1 200 ");
    }

    /** What refuses by the headers tells the browser nothing that would let a page read it. */
    private void refused(String status, String answer, String reason) {
        assertThat(answer).doesNotContainIgnoringCase("Access-Control-Allow");
        refusedAs(status, "ORIGIN_DENIED", reason, answer);
    }

    /** The line in the log has the number that the answer gives to the page. */
    private void refusedAs(String status, String code, String reason, String answer) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains(code);
        var number = answer.replaceFirst("(?s).*\"correlationId\":\"([0-9a-f]{12})\".*", "$1");
        log.says(number + " refused " + status + ": " + code + " (" + reason);
    }

    private String head(String length) {
        return "POST /v1/hello HTTP/1.1\r\n" + String.join("\r\n", host(), ORIGIN, JSON, OWN, length) + "\r\n\r\n";
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean() && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
    }

    private String sendBody(String body) throws IOException {
        return exchange("POST /v1/operations", body, host(), ORIGIN, JSON, OWN);
    }

    private String send(String line, String... headers) throws IOException {
        return exchange(line, line.startsWith("POST") ? "{}" : "", headers);
    }

    private String exchange(String line, String body, String... headers) throws IOException {
        try (var socket = connect()) {
            socket.setSoTimeout(20_000);
            var head = line + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), agent.port());
    }

    private String host() {
        return "Host: 127.0.0.1:" + agent.port();
    }
}
