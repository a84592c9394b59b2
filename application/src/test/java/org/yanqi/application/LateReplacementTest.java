package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.memory.InMemoryCertificateReader;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.ticket.Statement;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.application.token.RequestIssuance;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;

/** What was paid for never lapses, so that the token agent may come back to a begun order at any time. */
class LateReplacementTest {
    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @ParameterizedTest
    @CsvSource({
        "31, https://ra.example",
        "100, https://ra.example",
        "1, https://renamed.example",
        "100, https://renamed.example"
    })
    void whatTheAgentHasBegunGoesOnHoweverLateAndWhateverTheSiteIsCalled(int days, String site) {
        TokenJob begun = begun();
        Bytes request = journey.token.request(journey.old().subject());
        Bytes binding = binding(begun, request);

        journey.clock.forward(Duration.ofDays(days));
        journey.letTheServerWork();
        journey.ukey.moveTo(site);
        journey.ukey.generateKeyTicket();

        assertThat(latest()).isEqualTo(begun.from(site));
        assertThat(submit(request, binding)).isInstanceOf(Outcome.Now.class);
        journey.ukey.install();
        journey.ukey.retireOldKey();
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.COMPLETED);
    }

    @Test
    void whoAsksAgainIsGivenTheSameOrderAndNothingIsStored() {
        TokenJob begun = begun();
        journey.clock.forward(Duration.ofDays(31));
        journey.ukey.generateKeyTicket();
        assertThat(journey.jobs.all(journey.number().value(), TokenStep.Kind.GENERATE))
                .containsExactly(begun);
    }

    @Test
    void aKeyThatIsVouchedForOnAPageOfAnotherSiteIsNotCertified() {
        TokenJob begun = begun();
        Bytes request = journey.token.request(journey.old().subject());

        assertThat(submit(request, binding(begun.from("https://evil.example"), request)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThatObject(refused.refusal()).isEqualTo(new Refusal.BindingNotProved()));
    }

    private TokenJob begun() {
        journey.until(RenewalStatus.PAID);
        journey.ukey.generateKeyTicket();
        return latest();
    }

    private TokenJob latest() {
        return journey.jobs
                .latest(journey.number().value(), TokenStep.Kind.GENERATE)
                .orElseThrow();
    }

    private Bytes binding(TokenJob job, Bytes request) {
        var key = new InMemoryCertificateReader().request(request).orElseThrow().publicKey();
        return journey.token.sign(
                Statement.binding(job, (TokenStep.Generate) job.step(), key.fingerprint()),
                journey.old().signing());
    }

    private Outcome submit(Bytes request, Bytes binding) {
        return journey.useCases
                .requestIssuance()
                .handle(new RequestIssuance.Command(journey.number(), request, binding));
    }
}
