package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.UKeyKind;

/** Orders that are genuine and in the wrong hands, at the wrong token or at the wrong time, and journals that lie. */
class StolenOrderTest {
    private static final byte[] PROVE = "{\"nonce\":\"prove-nonce-1\"}".getBytes(UTF_8);

    @TempDir
    Path home;

    private final CountingPrompt person = new CountingPrompt();
    private final LogBook log = LogBook.opened();
    private Journey journey;
    private RunningAgent agent;
    private Page page;

    @BeforeEach
    void start() throws Exception {
        journey = Journey.begin(home, tokens().initialise("Demo UKey", Journey.PIN, 32), KeyProfile.P256);
        startAgent();
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
        log.close();
    }

    @Test
    void another_persons_token_is_not_used() throws Exception {
        tokens().bySerial(journey.serial);
        Files.move(home.resolve("tokens").resolve(journey.serial), home.resolve("taken-out"));
        tokens().initialise("Another UKey", Journey.PIN, 32);
        assertThat(journey.failure(page, Step.PROVE, PROVE)).isEqualTo("WRONG_TOKEN");
        log.says(RenewalServer.APPLICATION + " PROVE: WRONG_TOKEN (other tokens only)");
        assertThat(person.windows).isEmpty();
    }

    @Test
    void a_certificate_that_is_not_on_the_token_signs_nothing() throws Exception {
        var claims = journey.server
                .claims(Step.PROVE, journey.serial, "ab".repeat(32), PROVE)
                .build();
        var report = page.operate(journey.server.sign(claims), PROVE);
        assertThat(report.getJsonObject("error").getString("code")).isEqualTo("WRONG_TOKEN");
        log.says("PROVE: WRONG_TOKEN (the certificate is not on the token)");
    }

    @Test
    void what_was_issued_for_one_application_is_not_installed_for_another() throws Exception {
        byte[] issued = issued();
        var other = Json.createObjectBuilder(claims(Step.INSTALL, issued))
                .add("applicationId", "YQ20250711-000999")
                .build();
        var report = page.operate(journey.server.sign(other), issued);
        assertThat(report.getJsonObject("error").getString("code")).isEqualTo("CONFLICT");
        log.says("YQ20250711-000999 INSTALL: CONFLICT (no key was generated on this token)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signingCertificate", "encryptionCertificate", "encryptionKey"})
    void a_page_that_swaps_what_was_issued_is_refused_before_any_work(String member) throws Exception {
        byte[] issued = issued();
        byte[] others = journey.server.issue(requestOf(stranger()), KeyProfile.P256);
        byte[] swapped = RenewalServer.bytes(
                Json.createObjectBuilder(json(issued)).add(member, json(others).getString(member)));
        int windows = person.windows.size();
        var answer = page.post(
                "/v1/operations", RenewalServer.body(journey.server.sign(claims(Step.INSTALL, issued)), swapped));
        assertThat(answer.statusCode()).isEqualTo(401);
        log.says("refused 401: TICKET_INVALID (paramsHash)");
        assertThat(person.windows).hasSize(windows);
    }

    @Test
    void an_envelope_that_is_not_the_certificates_is_refused_even_if_it_was_signed() throws Exception {
        byte[] issued = issued();
        byte[] others = journey.server.issue(requestOf(stranger()), KeyProfile.P256);
        byte[] mixed = RenewalServer.bytes(Json.createObjectBuilder(json(issued))
                .add("encryptionKey", json(others).getString("encryptionKey")));
        assertThat(journey.failure(page, Step.INSTALL, mixed)).isEqualTo("CONFLICT");
        log.says("INSTALL: CONFLICT (the envelope is not the encryption certificate's)");
    }

    @Test
    void nothing_is_retired_before_its_successor_is_installed() throws Exception {
        byte[] issued = issued();
        assertThat(journey.failure(page, Step.RETIRE, journey.retireParams())).isEqualTo("CONFLICT");
        log.says("RETIRE: CONFLICT (the new certificates are not installed)");
        journey.order(page, Step.INSTALL, issued);
        byte[] other = ("{\"signingCertificate\":\"" + "ab".repeat(32) + "\"}").getBytes(UTF_8);
        assertThat(journey.failure(page, Step.RETIRE, other)).isEqualTo("CONFLICT");
        log.says("RETIRE: CONFLICT (only the old signing certificate can be retired)");
        agent.close();
        startAgent();
        journey.replaceKeys(page);
        Convergence.check(journey, tokens());
    }

    @Test
    void a_page_that_floods_the_person_with_windows_is_in_the_log() throws Exception {
        person.answers(new PinPrompt.Cancelled());
        for (int i = 0; i < 6; i++) {
            journey.failure(page, Step.PROVE, PROVE);
        }
        log.says("PROVE: BUSY (too many PIN windows)");
        assertThat(person.windows).hasSize(5);
    }

    @Test
    void a_journal_rolled_back_to_an_earlier_step_makes_no_second_key() throws Exception {
        byte[] issued = issued();
        var early = Files.readAllBytes(journal());
        journey.order(page, Step.INSTALL, issued);
        agent.close();
        Files.write(journal(), early);
        startAgent();
        journey.replaceKeys(page);
        Convergence.check(journey, tokens());
    }

    @Test
    void a_journal_copied_from_another_computer_says_nothing_about_this_token() throws Exception {
        journey.replaceKeys(page);
        var finished = Files.readAllBytes(journal());
        agent.close();
        var elsewhere = home.resolve("elsewhere");
        Files.createDirectory(elsewhere);
        journey = Journey.begin(
                elsewhere,
                SoftwareUKeys.in(elsewhere.resolve("tokens")).initialise("Demo UKey", Journey.PIN, 32),
                KeyProfile.P256);
        Files.createDirectory(elsewhere.resolve("journal"));
        Files.write(elsewhere.resolve("journal").resolve(journal().getFileName()), finished);
        agent = RunningAgent.start(
                        journey.settings(UKeyKind.SOFTWARE, elsewhere),
                        SoftwareUKeys.in(elsewhere.resolve("tokens")),
                        person,
                        Clock.systemUTC())
                .orElseThrow();
        page = new Page(agent.port(), RenewalServer.ORIGIN);
        journey.replaceKeys(page);
        Convergence.check(journey, SoftwareUKeys.in(elsewhere.resolve("tokens")));
    }

    @Test
    void a_journal_that_claims_a_finished_installation_retires_nothing() throws Exception {
        byte[] issued = issued();
        agent.close();
        var edited = Files.readString(journal())
                .replaceFirst(
                        "\"steps\":\\{", "\"steps\":{\"INSTALL\":" + record(issued, "{\"installed\":true}") + ",");
        Files.writeString(journal(), edited);
        startAgent();
        assertThat(journey.failure(page, Step.RETIRE, journey.retireParams())).isEqualTo("CONFLICT");
        log.says("RETIRE: CONFLICT (the new certificates are not installed)");
        journey.replaceKeys(page);
        Convergence.check(journey, tokens());
    }

    @Test
    void nothing_secret_comes_into_the_log() throws Exception {
        byte[] issued = issued();
        var ticket = journey.server.sign(claims(Step.INSTALL, issued));
        page.operate(ticket, issued);
        page.post("/v1/operations", RenewalServer.body(ticket + "x", issued));
        page.post("/v1/operations", RenewalServer.body(ticket, PROVE));
        page.post("/v1/operations", (ticket + json(issued)).getBytes(UTF_8));
        var secrets = Stream.concat(
                Stream.of(ticket, new String(Journey.PIN)),
                json(issued).values().stream().map(value -> value.toString().substring(1, 60)));
        assertThat(log.lines()).hasSizeGreaterThanOrEqualTo(3);
        secrets.forEach(secret -> assertThat(log.lines()).noneMatch(line -> line.contains(secret)));
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

    private JsonObject claims(Step step, byte[] params) throws Exception {
        return journey.server
                .claims(step, journey.serial, journey.oldCertificate, params)
                .build();
    }

    /** What the CA has issued for the key that this generates; nothing of it is on the token yet. */
    private byte[] issued() throws Exception {
        var params = RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1");
        var generated = journey.order(page, Step.GENERATE, params);
        return journey.server.issue(Base64.getDecoder().decode(generated.getString("request")), KeyProfile.P256);
    }

    private static java.security.KeyPair stranger() throws Exception {
        return org.yanqi.token.TestCa.keyPair(KeyProfile.P256);
    }

    private static byte[] requestOf(java.security.KeyPair pair) throws Exception {
        return OneRenewal.requestBy(pair);
    }

    private static String record(byte[] params, String result) throws Exception {
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(params);
        return Json.createObjectBuilder()
                .add("paramsHash", Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
                .add("params", json(params))
                .add("publicKey", "")
                .add("result", Page.json(result))
                .build()
                .toString();
    }

    private Path journal() throws Exception {
        try (var files = Files.list(home.resolve("journal"))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    private static JsonObject json(byte[] bytes) {
        return Page.json(new String(bytes, UTF_8));
    }
}
