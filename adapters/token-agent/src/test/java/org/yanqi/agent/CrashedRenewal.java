package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.yanqi.agent.pin.PresetPin;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.DurableFile;
import org.yanqi.token.UKeys;

/**
 * The page and the server of one renewal, which go on from what the server has stored, as the real one does: an
 * operation whose outcome is stored is not ordered again.
 */
final class CrashedRenewal {
    private static final byte[] NOTHING = "{}".getBytes(UTF_8);
    private static final byte[] PROVE = "{\"nonce\":\"prove-nonce-1\"}".getBytes(UTF_8);

    private static final byte[] HISTORY = "{\"nonce\":\"history-nonce-1\"}".getBytes(UTF_8);
    private static final byte[] PLAN = "{\"nonce\":\"plan-nonce-1\"}".getBytes(UTF_8);

    /** What the server knows of the application. */
    enum State {
        OPENED,
        PROVED,
        ISSUED,
        INSTALLED,
        COMPLETED
    }

    private final Journey journey;
    private final Page page;
    private final CrashPoints points;

    /**
     * A page before a running agent.
     *
     * @param points the agent's own: the page waits there until a reply is sent to its end
     */
    CrashedRenewal(Journey journey, Page page, CrashPoints points) {
        this.journey = journey;
        this.page = page;
        this.points = points;
    }

    /** A whole run of a new agent, to the end. */
    static void complete(CrashCell cell, Journey journey, UKeys tokens, CrashPoints points) throws Exception {
        try (var agent = agent(cell, journey, tokens, points, Clock.systemUTC())) {
            new CrashedRenewal(journey, new Page(agent.port(), RenewalServer.ORIGIN), points).complete();
        }
    }

    static RunningAgent agent(CrashCell cell, Journey journey, UKeys tokens, CrashPoints points, Clock clock)
            throws Exception {
        var settings = cell.settings(journey);
        var pin = PresetPin.read(settings.presetPin().orElseThrow());
        return RunningAgent.start(settings, tokens, pin, points, clock).orElseThrow();
    }

    void complete() throws Exception {
        while (next()) {
            continue;
        }
    }

    /** Does what comes next; false when there is nothing left to do. */
    boolean next() throws Exception {
        switch (state(journey.home)) {
            case OPENED -> prove();
            case PROVED -> generate();
            case ISSUED -> install();
            case INSTALLED -> retire();
            case COMPLETED -> {
                return false;
            }
        }
        return true;
    }

    static State state(Path home) throws Exception {
        var file = home.resolve("server.state");
        return Files.exists(file) ? State.valueOf(Files.readString(file)) : State.OPENED;
    }

    static Path issued(Path home) {
        return home.resolve("server.issued");
    }

    private void prove() throws Exception {
        order(Step.INVENTORY, NOTHING);
        assertThat(order(Step.PROVE, PROVE).getString("proof")).isNotEmpty();
        assertThat(order(Step.HISTORY, HISTORY).getJsonArray("opening")).hasSize(1);
        store(State.PROVED);
    }

    private void generate() throws Exception {
        order(Step.PLAN, PLAN);
        var generated = order(Step.GENERATE, generateParams(journey));
        byte[] request = Base64.getDecoder().decode(generated.getString("request"));
        points.begin("ISSUE");
        points.server("ISSUE", () -> DurableFile.write(issued(journey.home), issue(request)));
        store(State.ISSUED);
    }

    static byte[] generateParams(Journey journey) throws Exception {
        return RenewalServer.generateParams(journey.profile, "generate-nonce-1");
    }

    private byte[] issue(byte[] request) {
        try {
            return journey.server.issue(request, journey.profile);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void install() throws Exception {
        byte[] issued = Files.readAllBytes(issued(journey.home));
        order(Step.INSTALL, issued);
        var oldSealed = Files.readAllBytes(journey.home.resolve("old-bid.p7m"));
        var verified = order(Step.VERIFY, RenewalServer.verifyParams(Page.json(new String(issued, UTF_8)), oldSealed));
        assertThat(verified.getString("oldOpened")).isEqualTo(RenewalServer.hex(Journey.OLD_BID));
        assertThat(verified.getString("newOpened")).isEqualTo(RenewalServer.hex("new bid".getBytes(UTF_8)));
        points.begin("COMMIT");
        store(State.INSTALLED);
    }

    private void retire() throws Exception {
        assertThat(order(Step.RETIRE, journey.retireParams()).getJsonArray("kept"))
                .hasSize(2);
        store(State.COMPLETED);
    }

    private JsonObject order(Step step, byte[] params) throws Exception {
        points.begin(step.name());
        var result = journey.order(page, step, params);
        points.awaitReply(step);
        return result;
    }

    private void store(State state) throws Exception {
        points.server(
                state.name(),
                () -> DurableFile.write(
                        journey.home.resolve("server.state"), state.name().getBytes(UTF_8)));
    }
}
