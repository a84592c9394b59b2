package org.yanqi.agent.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.agent.pin.BidRisk;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.agent.words.Language;
import org.yanqi.application.ticket.Statement;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.TokenSerial;

/** What the agent composes is to the letter what the server's own code expects. */
class ProofTest {
    private static final String NONCE = "4f0a9d1c27b84e6a";
    private static final Sha256 OLD = Sha256.of("old certificate");
    private static final Sha256 NEW = Sha256.of("new certificate");

    @Test
    void possession() throws Exception {
        var expected = Statement.of(job(new TokenStep.Prove(NONCE, Optional.empty())));
        assertThat(Proof.ofPossession(ticket(), Optional.empty()).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(BidRisk.class)
    void possession_with_a_bid_at_risk(BidRisk risk) throws Exception {
        var advice = BidAdvice.valueOf(risk.name());
        var expected = Statement.of(job(new TokenStep.Prove(NONCE, Optional.of(advice))));
        assertThat(Proof.ofPossession(ticket(), Optional.of(risk)).text()).isEqualTo(expected);
    }

    @Test
    void every_advice_against_renewing_is_known_and_no_other() {
        assertThat(BidRisk.values())
                .extracting(BidRisk::name)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(BidAdvice.values())
                        .filter(BidAdvice::defersRenewal)
                        .map(BidAdvice::name)
                        .toList());
    }

    @Test
    void the_new_key() throws Exception {
        byte[] key = {1, 2, 3};
        var generate = new TokenStep.Generate(NONCE, KeyProfile.P256, Bytes.of(new byte[0]));
        assertThat(Proof.ofNewKey(ticket(), key).text())
                .isEqualTo(Statement.binding(job(generate), generate, Sha256.of(key)));
    }

    @Test
    void the_installation() throws Exception {
        var none = Bytes.of(new byte[0]);
        var verify = new TokenStep.Verify(NONCE, NEW, none, NEW, none, NEW);
        assertThat(Proof.ofInstallation(ticket(), NEW.hex()).text()).isEqualTo(Statement.of(job(verify)));
    }

    private static TokenJob job(TokenStep step) {
        return new TokenJob(
                "job-1",
                "YQ20250711-000123",
                "https://ra.example",
                step,
                Optional.of(new TokenSerial("0123456789abcdef")),
                Optional.of(OLD),
                Instant.EPOCH);
    }

    private static Ticket ticket() {
        return new Ticket(
                "ticket-1",
                "https://ra.example",
                "YQ20250711-000123",
                "job-1",
                org.yanqi.agent.ticket.Step.PROVE,
                "0123456789abcdef",
                OLD.hex(),
                "hash",
                Json.createObjectBuilder().add("nonce", NONCE).build(),
                Language.CHINESE);
    }
}
