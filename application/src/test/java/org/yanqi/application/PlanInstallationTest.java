package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.token.PlanInstallation;
import org.yanqi.application.token.PlanInstallation.Answer;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;

/** What will happen to the UKey is told before anything is written to it. */
class PlanInstallationTest {
    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void whatIsReplacedAndWhatStaysIsTold() {
        journey.until(RenewalStatus.PAID);
        journey.bids.declare(bid("HB-1", SealedBid.State.SEALED));
        journey.bids.declare(bid("HB-2", SealedBid.State.OPENED));

        var plan = (Answer.Plan) plan(true, false, journey.number().value(), "YQ20240101-000001", "no number");

        assertThat(plan.begun()).isFalse();
        assertThat(plan.replaced()).isEqualTo(journey.old());
        assertThat(plan.history()).isEmpty();
        assertThat(plan.opens()).extracting(SealedBid::reference).containsExactly("HB-1");
        assertThat(plan.leftBehind()).hasToString("[YQ20240101-000001]");
    }

    @Test
    void aUKeyWithoutRoomIsRefusedWithAReference() {
        journey.until(RenewalStatus.PAID);

        var refused = ((Answer.Refused) plan(false, false)).refused();

        assertThat(refused.refusal()).isEqualTo(new Refusal.TokenFull());
        assertThat(journey.useCases.viewRenewal().refusal(journey.number(), refused.entry()))
                .contains(new Refusal.TokenFull());
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.PAID);
    }

    @Test
    void aRunThatHasBegunHasItsRoomAlready() {
        journey.until(RenewalStatus.PAID);
        assertThat(plan(false, true)).isInstanceOf(Answer.Plan.class);

        journey.ukey.generateKeyTicket();
        assertThat(plan(false, false))
                .isInstanceOfSatisfying(
                        Answer.Plan.class, plan -> assertThat(plan.begun()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGNED", "ISSUED", "COMPLETED"})
    void beforeThePaymentAndAfterTheOrderThereIsNothingToPlan(RenewalStatus status) {
        journey.until(status);

        assertThat(plan(true, false)).isInstanceOf(Answer.NotNow.class);
    }

    private Answer plan(boolean room, boolean begun, String... unfinished) {
        List<Bytes> there = List.of(
                journey.old().signing().der(), journey.old().encryption().der());
        return journey.useCases
                .planInstallation()
                .handle(new PlanInstallation.Command(journey.number(), room, begun, there, List.of(unfinished)));
    }

    private SealedBid bid(String reference, SealedBid.State state) {
        return new SealedBid(
                "湖北公共资源",
                reference,
                journey.old().encryption().fingerprint(),
                RenewalJourney.TODAY.plus(Duration.ofDays(1)),
                RenewalJourney.TODAY.plus(Duration.ofDays(2)),
                state);
    }
}
