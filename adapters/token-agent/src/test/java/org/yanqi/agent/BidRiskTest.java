package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.agent.pin.BidRisk;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.words.Language;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.UKeyKind;

/** A bid is put at risk by a signature that says so, and by nothing less. */
class BidRiskTest {

    @TempDir
    Path home;

    private final CountingPrompt person = new CountingPrompt();
    private Journey journey;

    @BeforeEach
    void begin() throws Exception {
        journey = Journey.begin(home, tokens().initialise("Demo UKey", Journey.PIN, 32), KeyProfile.P256);
    }

    private SoftwareUKeys tokens() {
        return SoftwareUKeys.in(home.resolve("tokens"));
    }

    private AgentSettings settings() {
        return journey.settings(UKeyKind.SOFTWARE, home.resolve("tokens"));
    }

    private RunningAgent agent() throws Exception {
        return RunningAgent.start(settings(), tokens(), person, Clock.systemUTC())
                .orElseThrow();
    }

    private static Page page(RunningAgent agent) {
        return new Page(agent.port(), RenewalServer.ORIGIN);
    }

    private static byte[] params(String members) {
        return ("{\"nonce\":\"prove-nonce-1\"" + members + "}").getBytes(UTF_8);
    }

    private static byte[] riskOf(Object advice) {
        return params(",\"bidRisk\":\"" + advice + "\"");
    }

    @ParameterizedTest
    @EnumSource(BidRisk.class)
    void the_risk_is_shown_and_signed(BidRisk risk) throws Exception {
        var expected = "YANQI-POSSESSION-V1\norigin: http://localhost:8080\napplication: YQ20250711-000123\n"
                + "nonce: prove-nonce-1\ncertificate-sha256: " + journey.oldCertificate + "\nbid-risk: " + risk + "\n";
        try (var agent = agent()) {
            var result = journey.order(page(agent), Step.PROVE, riskOf(risk));
            assertThat(signedText(result.getString("proof"))).isEqualTo(expected);
        }
        assertThat(person.windows).singleElement().satisfies(window -> {
            assertThat(window.bidRisk()).contains(risk);
            assertThat(window.signed()).contains(expected);
        });
    }

    @Test
    void without_a_risk_nothing_is_said_of_it() throws Exception {
        try (var agent = agent()) {
            var result = journey.order(page(agent), Step.PROVE, params(""));
            assertThat(signedText(result.getString("proof"))).doesNotContain("bid-risk");
        }
        assertThat(person.windows.getFirst().bidRisk()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"bidRisk\":\"BURN_THE_BID\" | VERSION_TOO_OLD",
                ",\"bidRisk\":\"PROCEED\" | VERSION_TOO_OLD",
                ",\"bidRisk\":\"decrypt_first\" | TICKET_INVALID",
                ",\"bidRisk\":\"DECRYPT_FIRST\\nnonce: x\" | TICKET_INVALID",
                ",\"bidRisk\":\"\" | TICKET_INVALID",
                ",\"bidRisk\":null | TICKET_INVALID",
                ",\"bidRisk\":true | TICKET_INVALID",
                ",\"bidRisk\":[\"DECRYPT_FIRST\"] | TICKET_INVALID",
                ",\"bid-risk\":\"DECRYPT_FIRST\" | TICKET_INVALID"
            })
    void what_cannot_be_said_in_words_is_refused_before_anybody_is_asked(String member, String code) throws Exception {
        try (var agent = agent()) {
            assertThat(journey.failure(page(agent), Step.PROVE, params(member))).isEqualTo(code);
        }
        assertThat(person.windows).isEmpty();
    }

    @Test
    void a_cancelled_window_signs_nothing() throws Exception {
        person.answers(new PinPrompt.Cancelled());
        try (var agent = agent()) {
            assertThat(journey.failure(page(agent), Step.PROVE, riskOf(BidRisk.DECRYPT_FIRST)))
                    .isEqualTo("USER_CANCELLED");
        }
    }

    @Test
    void the_sandbox_confirms_it_by_itself_and_the_log_says_so() throws Exception {
        AgentLog.open(Optional.of(home.resolve("log")));
        try (var agent =
                RunningAgent.start(settings(), tokens(), Clock.systemUTC()).orElseThrow()) {
            journey.order(page(agent), Step.PROVE, riskOf(BidRisk.RECOVER));
        }
        try (var files = Files.list(home.resolve("log"))) {
            assertThat(files.map(BidRiskTest::read).collect(Collectors.joining()))
                    .contains("WARNING YQ20250711-000123 the risk RECOVER to a bid was confirmed"
                            + " by the sandbox's preset PIN: nobody was asked");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, ENGLISH", "zh, CHINESE", "'', CHINESE", "fr, CHINESE", "EN, CHINESE"})
    void the_window_speaks_as_the_page_does(String lang, Language language) throws Exception {
        var params = params("");
        var claims = journey.server
                .claims(Step.PROVE, journey.serial, journey.oldCertificate, params)
                .build();
        try (var agent = agent()) {
            page(agent).operate(journey.server.sign(claims), params, lang);
        }
        assertThat(person.windows).hasSize(1);
        assertThat(person.windows.getFirst().language()).isEqualTo(language);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String signedText(String cms) throws Exception {
        var content = new CMSSignedData(Base64.getDecoder().decode(cms)).getSignedContent();
        return new String((byte[]) content.getContent(), UTF_8);
    }
}
