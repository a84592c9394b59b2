package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    private RunningAgent agent;

    @BeforeEach
    void start() throws Exception {
        RenewalServer.in(home);
        agent = started(List.of(0));
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
    }

    private RunningAgent started(List<Integer> ports) throws Exception {
        var settings = new AgentSettings(
                ports,
                Set.of(RenewalServer.ORIGIN),
                home.resolve("ra-keys.json"),
                UKeyKind.SOFTWARE,
                home,
                home.resolve("journal-" + ports.size()),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                false,
                java.util.Optional.empty());
        var tokens = SoftwareUKeys.in(home.resolve("tokens"));
        return RunningAgent.start(settings, tokens, new CountingPrompt(), Clock.systemUTC())
                .orElseThrow();
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
        refused("403", send("POST /v1/hello", host(), origin, JSON, OWN));
    }

    @Test
    void two_origins_are_refused() throws Exception {
        refused("403", send("POST /v1/hello", host(), ORIGIN, "Origin: https://evil.example", JSON, OWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost.", "127.0.0.1.", "[::1]", "[::ffff:127.0.0.1]", "evil.example"})
    void a_wrong_host_is_misdirected(String host) throws Exception {
        refused("421", send("POST /v1/hello", "Host: " + host + ":" + agent.port(), ORIGIN, JSON, OWN));
    }

    @Test
    void a_rebound_top_level_get_is_misdirected() throws Exception {
        refused("421", send("GET /", "Host: evil.example:" + agent.port()));
        refused("421", send("GET /", "Host: 127.0.0.1"));
    }

    @Test
    void a_form_post_and_a_no_cors_fetch_are_refused() throws Exception {
        refused("403", send("POST /v1/hello", host(), "Origin: null", "Content-Type: text/plain"));
        refused("415", send("POST /v1/hello", host(), ORIGIN, "Content-Type: text/plain", OWN));
        refused("415", send("POST /v1/hello", host(), ORIGIN, "Content-Type: application/x-www-form-urlencoded", OWN));
        refused("403", send("POST /v1/hello", host(), ORIGIN, JSON));
    }

    @Test
    void other_methods_and_paths_are_refused() throws Exception {
        refused("405", send("GET /v1/hello", host(), ORIGIN, JSON, OWN));
        refused("405", send("PUT /v1/hello", host(), ORIGIN, JSON, OWN));
        assertThat(send("POST /v1/hello/", host(), ORIGIN, JSON, OWN)).startsWith("HTTP/1.1 404 ");
        assertThat(send("POST /v1/sign", host(), ORIGIN, JSON, OWN)).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void a_preflight_is_answered_to_the_pinned_origin_alone() throws Exception {
        var asked = "Access-Control-Request-Private-Network: true";
        assertThat(send("OPTIONS /v1/operations", host(), ORIGIN, asked))
                .startsWith("HTTP/1.1 204 ")
                .containsIgnoringCase("Access-Control-Allow-Origin: " + RenewalServer.ORIGIN)
                .containsIgnoringCase("Access-Control-Allow-Private-Network: true");
        refused("403", send("OPTIONS /v1/operations", host(), "Origin: https://evil.example", asked));
    }

    @Test
    void an_oversized_body_is_refused() throws Exception {
        var body = "{\"a\":\"" + "x".repeat(65 * 1024) + "\"}";
        assertThat(sendBody(body)).startsWith("HTTP/1.1 413 ");
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
        assertThat(sendBody(body)).startsWith("HTTP/1.1 400 ").contains("TICKET_INVALID");
    }

    @Test
    void without_a_valid_ticket_nothing_answers() throws Exception {
        assertThat(sendBody("{\"ticket\":\"a.b.c\",\"params\":\"e30\"}"))
                .startsWith("HTTP/1.1 401 ")
                .contains("TICKET_INVALID")
                .doesNotContain("certificates");
    }

    @Test
    void a_body_that_never_comes_is_cut_off() throws Exception {
        try (var socket = connect()) {
            var head = "POST /v1/hello HTTP/1.1\r\n" + String.join("\r\n", host(), ORIGIN, JSON, OWN)
                    + "\r\nContent-Length: 100\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            socket.setSoTimeout(20_000);
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        } catch (java.net.SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
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
        }
    }

    private static void refused(String status, String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("ORIGIN_DENIED")
                .doesNotContainIgnoringCase("Access-Control-Allow");
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
