package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.ticket.Statement;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.application.token.AuthoriseTokenStep;
import org.yanqi.application.token.ResumeRenewal;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;

/** What a UKey has signed shows that it is there now; kept for later, or sent again, it shows nothing. */
class KeptProofTest {
    private static final String VISIT = "visit-1";
    private static final Duration AWAITED = Duration.ofMinutes(10);

    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void aProofIsTakenForTenMinutes() {
        journey.until(RenewalStatus.ACKNOWLEDGED);
        var late = journey.ukey.proof(journey.old().signing());
        journey.clock.forward(AWAITED);

        assertThat(journey.useCases.presentCertificate().handle(late))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThatObject(refused.refusal()).isEqualTo(new Refusal.PossessionNotProved()));

        var inTime = journey.ukey.proof(journey.old().signing());
        journey.clock.forward(AWAITED.minusSeconds(1));
        assertThat(journey.useCases.presentCertificate().handle(inTime)).isInstanceOf(Outcome.Now.class);
    }

    @Test
    void aProofCountsOnce() {
        journey.until(RenewalStatus.ACKNOWLEDGED);
        var proof = journey.ukey.proof(journey.old().signing());
        journey.useCases.presentCertificate().handle(proof);
        var shown = journey.application();
        long version = journey.seen();
        int entries = journey.ledger.of(journey.number()).size();
        journey.clock.forward(Duration.ofHours(3));

        assertThat(journey.useCases.presentCertificate().handle(proof)).isEqualTo(new Outcome.Now(shown));

        assertThat(journey.seen()).isEqualTo(version);
        assertThat(journey.ledger.of(journey.number())).hasSize(entries);
    }

    @Test
    void whoSendsAProofAgainWasThereWhenItWasAskedForAndNotNow() {
        journey.until(RenewalStatus.PRESENTED);
        Instant asked = journey.clock.instant();
        var proof = lookedFor();
        journey.clock.forward(Duration.ofMinutes(9));

        for (int sent = 0; sent < 2; sent++) {
            assertThat(journey.useCases.resumeRenewal().handle(proof))
                    .isEqualTo(new ResumeRenewal.Found.Application(
                            journey.number(), journey.old().signing().fingerprint(), asked));
        }

        journey.clock.forward(Duration.ofMinutes(1));
        assertThat(journey.useCases.resumeRenewal().handle(proof)).isEqualTo(new ResumeRenewal.Found.NotProved());
    }

    private ResumeRenewal.Command lookedFor() {
        var signing = journey.old().signing();
        var choice = new AuthoriseTokenStep.Choice(new TokenSerial("TOKEN-1"), signing.fingerprint(), Optional.empty());
        journey.useCases
                .authoriseTokenStep()
                .handle(new AuthoriseTokenStep.Visit(
                        VISIT, TokenStep.Kind.PROVE, "https://ra.example", Optional.of(choice)));
        var job = journey.jobs.latest(VISIT, TokenStep.Kind.PROVE).orElseThrow();
        return new ResumeRenewal.Command(
                VISIT,
                signing.der(),
                List.of(signing.der(), journey.old().encryption().der()),
                journey.token.sign(Statement.of(job), signing));
    }
}
