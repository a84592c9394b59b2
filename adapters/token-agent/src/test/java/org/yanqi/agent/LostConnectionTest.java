package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.UKeyKind;

/** Pages that ask twice, at once, or again after their connection or the agent was lost: the work runs once. */
class LostConnectionTest {
    private static final byte[] PROVE = "{\"nonce\":\"prove-nonce-1\"}".getBytes(UTF_8);

    @TempDir
    Path home;

    private final HesitantPrompt person = new HesitantPrompt();
    private Journey journey;
    private RunningAgent agent;
    private Page page;

    @BeforeEach
    void start() throws Exception {
        journey = Journey.begin(home, tokens().initialise("Demo UKey", Journey.PIN, 32), KeyProfile.P256);
        startAgent();
    }

    private SoftwareUKeys tokens() {
        return SoftwareUKeys.in(home.resolve("tokens"));
    }

    private void startAgent() throws Exception {
        var settings = journey.settings(UKeyKind.SOFTWARE, home.resolve("tokens"));
        agent = RunningAgent.start(settings, tokens(), person, Clock.systemUTC())
                .orElseThrow();
        page = new Page(agent.port(), RenewalServer.ORIGIN);
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
    }

    @Test
    void the_same_ticket_twice_at_once_is_one_run_and_both_pages_see_it() throws Exception {
        var ticket = ticket();
        oneRunSeenByBoth(ticket, ticket);
    }

    @Test
    void two_pages_with_tickets_of_their_own_for_the_same_work_share_one_run() throws Exception {
        oneRunSeenByBoth(ticket(), ticket());
    }

    private void oneRunSeenByBoth(String first, String second) throws Exception {
        var both = List.of(first, second);
        var asked = both.stream()
                .map(ticket -> CompletableFuture.supplyAsync(() -> poll(ticket)))
                .toList();
        for (var report : asked) {
            assertThat(report.get(20, TimeUnit.SECONDS).getString("state")).isEqualTo("RUNNING");
        }
        person.awaitWindow();
        for (String ticket : both) {
            assertThat(lastItem(poll(ticket))).isEqualTo("ENTER_PIN");
        }
        person.answers(new PinPrompt.Typed(Journey.PIN.clone()));
        var done = page.operate(first, PROVE);
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(page.operate(second, PROVE)).isEqualTo(done);
        assertThat(person.windows()).isEqualTo(1);
    }

    @Test
    void a_connection_that_breaks_while_the_window_is_open_heals_with_the_next_poll() throws Exception {
        var ticket = ticket();
        for (int i = 0; i < 3; i++) {
            postAndHangUp(ticket);
        }
        person.awaitWindow();
        person.answers(new PinPrompt.Typed(Journey.PIN.clone()));
        assertThat(page.operate(ticket, PROVE).getString("state")).isEqualTo("DONE");
        assertThat(person.windows()).isEqualTo(1);
    }

    @Test
    void a_failure_is_told_to_every_page_and_again_after_a_lost_answer_without_a_new_window() throws Exception {
        var first = ticket();
        var second = ticket();
        poll(first);
        poll(second);
        person.awaitWindow();
        person.answers(new PinPrompt.Cancelled());
        var told = page.operate(first, PROVE).getJsonObject("error");
        assertThat(told.getString("code")).isEqualTo("USER_CANCELLED");
        for (String ticket : List.of(second, first, second)) {
            assertThat(page.operate(ticket, PROVE).getJsonObject("error")).isEqualTo(told);
        }
        assertThat(person.windows()).isEqualTo(1);
    }

    @Test
    void a_ticket_signed_after_a_failure_tries_again() throws Exception {
        var failed = ticket();
        poll(failed);
        person.awaitWindow();
        person.answers(new PinPrompt.Cancelled());
        page.operate(failed, PROVE);
        var again = ticket();
        assertThat(poll(again).getString("state")).isEqualTo("RUNNING");
        person.awaitWindow();
        person.answers(new PinPrompt.Typed(Journey.PIN.clone()));
        assertThat(page.operate(again, PROVE).getString("state")).isEqualTo("DONE");
        assertThat(page.operate(failed, PROVE).getString("state"))
                .as("the page that heard of the failure hears how it went on")
                .isEqualTo("DONE");
        assertThat(person.windows()).isEqualTo(2);
    }

    @Test
    void an_agent_restarted_while_it_asks_for_the_pin_asks_again_and_goes_on() throws Exception {
        var ticket = ticket();
        poll(ticket);
        person.awaitWindow();
        agent.close();
        startAgent();
        assertThat(poll(ticket).getString("state")).isEqualTo("RUNNING");
        person.awaitWindow();
        person.answers(new PinPrompt.Typed(Journey.PIN.clone()));
        assertThat(page.operate(ticket, PROVE).getString("state")).isEqualTo("DONE");
    }

    private String ticket() throws Exception {
        return journey.server.sign(journey.server
                .claims(Step.PROVE, journey.serial, journey.oldCertificate, PROVE)
                .build());
    }

    private JsonObject poll(String ticket) {
        try {
            var answer = page.post("/v1/operations", RenewalServer.body(ticket, PROVE));
            return Page.json(answer.body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void postAndHangUp(String ticket) throws Exception {
        byte[] body = RenewalServer.body(ticket, PROVE);
        var head = String.join(
                "\r\n",
                "POST /v1/operations HTTP/1.1",
                "Host: 127.0.0.1:" + agent.port(),
                "Origin: " + RenewalServer.ORIGIN,
                "Content-Type: application/json",
                "X-Yanqi-Agent: 1",
                "Content-Length: " + body.length,
                "",
                "");
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), agent.port())) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        }
    }

    private static String lastItem(JsonObject report) {
        var items = report.getJsonArray("progress");
        return items.getJsonObject(items.size() - 1).getString("item");
    }
}
