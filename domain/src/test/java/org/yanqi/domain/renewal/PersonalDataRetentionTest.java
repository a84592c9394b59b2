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
        assertThat(RETENTION.erasureDue(RenewalFixtures.cancelledRenewal())).contains(monthLater);
        assertThat(RETENTION.erasureDue(RenewalFixtures.rejectedRenewal())).contains(monthLater);
        assertThat(RETENTION.erasureDue(RenewalFixtures.lapsedRenewal()))
                .contains(monthLater.plus(Duration.ofDays(30)));
    }

    @Test
    void whileARenewalIsOpenNothingIsErased() {
        assertThat(List.of(
                        RenewalFixtures.openedRenewal(),
                        RenewalFixtures.identifiedRenewal(),
                        RenewalFixtures.renewalUnderReview(),
                        RenewalFixtures.paidRenewal(),
                        RenewalFixtures.installedRenewal()))
                .allSatisfy(renewal -> assertThat(RETENTION.erasureDue(renewal)).isEmpty());
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
