package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 10. */
class PersonalDataRetentionTest {
    private static final PersonalDataRetention RETENTION = PersonalDataRetention.STANDARD;

    @Test
    void aFinishedRenewalIsEvidenceForFiveYearsAfterItsNewCertificate() {
        assertThat(RETENTION.erasureDue(RenewalFixtures.completedRenewal()))
                .contains(Instant.parse("2031-07-11T02:00:00Z"));
    }

    @Test
    void anAbandonedOneIsErasedAfterThirtyDays() {
        Instant monthLater = Instant.parse("2025-08-10T02:00:00Z");
        var cancelled = RenewalFixtures.after(
                RenewalFixtures.faceVerifiedRenewal(), CommandFixtures.cancelling(), Cancelled.class);
        assertThat(RETENTION.erasureDue(cancelled)).contains(monthLater);
        assertThat(RETENTION.erasureDue(RenewalFixtures.rejectedRenewal())).contains(monthLater);
        assertThat(RETENTION.erasureDue(RenewalFixtures.lapsedRenewal()))
                .contains(monthLater.plus(Duration.ofDays(30)));
    }

    @Test
    void whatWasSignedIsEvidenceAlthoughItCameToNothing() {
        var lapsed = RenewalFixtures.after(
                RenewalFixtures.signedRenewal(),
                new RenewalCommand.Lapse(CommandFixtures.NOW.plus(Duration.ofDays(30))),
                Lapsed.class);

        assertThat(RETENTION.erasureDue(RenewalFixtures.cancelledRenewal()))
                .contains(Instant.parse("2030-07-11T02:00:00Z"));
        assertThat(RETENTION.erasureDue(lapsed)).contains(Instant.parse("2030-08-10T02:00:00Z"));
    }

    @Test
    void aWindowThatWasClosedBeforeTheLastStepKeepsNothingForEver() {
        assertThat(RETENTION.erasureDue(RenewalFixtures.installedRenewal()))
                .isEqualTo(RETENTION.erasureDue(RenewalFixtures.completedRenewal()));
        assertThat(RETENTION.erasureDue(RenewalFixtures.issuedRenewal()))
                .isEqualTo(RETENTION.erasureDue(RenewalFixtures.completedRenewal()));
        assertThat(RETENTION.erasureDue(RenewalFixtures.takenBackRenewal()))
                .isEqualTo(RETENTION.erasureDue(RenewalFixtures.completedRenewal()));
        assertThat(RETENTION.erasureDue(RenewalFixtures.paidRenewal())).contains(Instant.parse("2030-07-11T02:00:00Z"));
        assertThat(RETENTION.erasureDue(RenewalFixtures.renewalBeingIssued()))
                .contains(Instant.parse("2030-07-11T02:00:00Z"));
        assertThat(RETENTION.erasureDue(RenewalFixtures.renewalUnderReview()))
                .contains(Instant.parse("2026-07-11T02:00:00Z"));
    }

    @Test
    void whatStandsStillIsErasedWhenItsTimeIsOverAndNotBefore() {
        for (RenewalApplication still : List.of(
                RenewalFixtures.paidRenewal(),
                RenewalFixtures.renewalBeingIssued(),
                RenewalFixtures.issuedRenewal(),
                RenewalFixtures.installedRenewal(),
                RenewalFixtures.renewalUnderReview())) {
            Instant due = RETENTION.erasureDue(still).orElseThrow();
            assertThat(RenewalFixtures.refusalOf(still, new RenewalCommand.Erase(due.minusSeconds(1))))
                    .isEqualTo(new Refusal.RetentionNotOver(due));
            assertThat(RenewalFixtures.after(still, new RenewalCommand.Erase(due), Erased.class)
                            .ended())
                    .isEqualTo(still.status());
        }
    }

    @Test
    void whatWaitsForItsHandlerLapsesFirst() {
        assertThat(List.of(
                        RenewalFixtures.openedRenewal(),
                        RenewalFixtures.identifiedRenewal(),
                        RenewalFixtures.faceVerifiedRenewal(),
                        RenewalFixtures.signedRenewal()))
                .allSatisfy(renewal -> assertThat(RETENTION.erasureDue(renewal)).isEmpty());
        assertThat(Patience.WAITING_FOR_HANDLER).contains(RenewalStatus.OPENED, RenewalStatus.SIGNED);
    }

    @Test
    void whatIdentifiesAPersonIsMaskedWhereverItIsPrinted() {
        assertThat(RenewalFixtures.completedRenewal().toString())
                .contains("李*", "110*************2X", "138****0000")
                .doesNotContain("李明", "11010519491231002X", "13800000000");
    }

    @Test
    void eventsCarryNothingPersonal() {
        assertThat(RenewalFixtures.eventsOf(RenewalFixtures.presentedRenewal(), CommandFixtures.identifying())
                        .toString())
                .doesNotContain("李", "1101", "138");
    }
}
