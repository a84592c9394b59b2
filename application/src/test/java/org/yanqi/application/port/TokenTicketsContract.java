package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.application.port.TokenTickets.Ticket;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.TokenSerial;

/** What every signer of tickets does: see docs/token-agent-protocol.md. */
public abstract class TokenTicketsContract {
    protected static final Instant NOW = Instant.parse("2025-07-11T01:00:00Z");
    private static final Sha256 CERTIFICATE = Sha256.of("certificate");

    protected abstract TokenTickets tickets();

    /** The claims of a ticket; numbers and null as their text. */
    protected abstract Map<String, String> claims(String jws);

    /** One step of each kind, and a proof that overrides an advice. */
    protected static List<TokenStep> steps() {
        return List.of(
                new TokenStep.Inventory(),
                new TokenStep.Prove("nonce-1", Optional.empty()),
                new TokenStep.History("nonce-6"),
                new TokenStep.Plan("nonce-5"),
                new TokenStep.Generate("nonce-2", KeyProfile.P256, bytes("subject")),
                new TokenStep.Install(bytes("signing"), bytes("encryption"), bytes("envelope")),
                new TokenStep.Verify(
                        "nonce-3",
                        CERTIFICATE,
                        bytes("new sealed"),
                        Sha256.of("new answer"),
                        bytes("old sealed"),
                        Sha256.of("old answer")),
                new TokenStep.Retire(CERTIFICATE),
                new TokenStep.LetGo("nonce-7", Sha256.of("old encryption"), Sha256.of("encryption")),
                new TokenStep.Prove("nonce-4", Optional.of(BidAdvice.DEFER_UNTIL_CLOSED)));
    }

    protected static TokenJob job(TokenStep step) {
        boolean inventory = step.kind() == TokenStep.Kind.INVENTORY;
        return new TokenJob(
                "8c9f0a1b2c3d4e5f8c9f0a1b2c3d4e5f",
                "YQ20250711-000123",
                "http://localhost:8080",
                step,
                inventory ? Optional.empty() : Optional.of(new TokenSerial("0123456789abcdef")),
                inventory ? Optional.empty() : Optional.of(CERTIFICATE),
                NOW.minusSeconds(5));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_ticket_says_what_the_job_says(TokenStep step) {
        boolean inventory = step.kind() == TokenStep.Kind.INVENTORY;
        assertThat(claims(tickets().sign(job(step), NOW).jws()))
                .containsEntry("iss", "yanqi-ra")
                .containsEntry("aud", "yanqi-token-agent")
                .containsEntry("origin", "http://localhost:8080")
                .containsEntry("applicationId", "YQ20250711-000123")
                .containsEntry("jobId", "8c9f0a1b2c3d4e5f8c9f0a1b2c3d4e5f")
                .containsEntry("step", step.kind().name())
                .containsEntry("tokenSerial", inventory ? "null" : "0123456789abcdef")
                .containsEntry("certSha256", inventory ? "null" : CERTIFICATE.hex())
                .containsKey("jti");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_ticket_lives_for_at_most_five_minutes(TokenStep step) {
        var claims = claims(tickets().sign(job(step), NOW).jws());
        long issued = Long.parseLong(claims.getOrDefault("iat", ""));
        long expires = Long.parseLong(claims.getOrDefault("exp", ""));
        assertThat(issued).isEqualTo(NOW.getEpochSecond());
        assertThat(expires - issued).isBetween(1L, 300L);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_ticket_is_bound_to_its_parameters(TokenStep step) {
        Ticket ticket = tickets().sign(job(step), NOW);
        byte[] hash =
                Sha256.of(Base64.getUrlDecoder().decode(ticket.parameters())).octets();
        assertThat(claims(ticket.jws()))
                .containsEntry(
                        "paramsHash", Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_ticket_issued_again_is_for_the_same_work(TokenStep step) {
        Ticket first = tickets().sign(job(step), NOW);
        Ticket again = tickets().sign(job(step), NOW.plusSeconds(600));
        assertThat(again.parameters()).isEqualTo(first.parameters());
        assertThat(claims(again.jws()).get("jti"))
                .isNotEqualTo(claims(first.jws()).get("jti"));
    }

    @Test
    void the_agent_is_told_which_advice_is_overridden() {
        var advised = new TokenStep.Prove("nonce-1", Optional.of(BidAdvice.DECRYPT_FIRST));
        var unadvised = new TokenStep.Prove("nonce-1", Optional.empty());
        assertThat(parameters(advised)).contains("DECRYPT_FIRST");
        assertThat(parameters(unadvised)).isNotEqualTo(parameters(advised));
    }

    @Test
    void the_answers_to_the_sealed_challenges_stay_here() {
        String parameters = parameters(steps().get(4));
        for (String answer : List.of("new answer", "old answer")) {
            Sha256 hash = Sha256.of(answer);
            assertThat(parameters)
                    .doesNotContain(hash.hex())
                    .doesNotContain(HexFormat.of().withUpperCase().formatHex(hash.octets()))
                    .doesNotContain(Base64.getEncoder().encodeToString(hash.octets()));
        }
    }

    private String parameters(TokenStep step) {
        Ticket ticket = tickets().sign(job(step), NOW);
        return new String(Base64.getUrlDecoder().decode(ticket.parameters()), UTF_8);
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }
}
