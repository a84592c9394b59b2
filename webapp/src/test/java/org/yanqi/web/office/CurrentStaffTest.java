package org.yanqi.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.domain.staff.StaffSession;

/** Signed in is not entitled. */
class CurrentStaffTest {
    private static final StaffName SHENHE = new StaffName("shenhe");
    private static final Instant MORNING = Instant.parse("2025-07-11T01:30:00Z");

    @Test
    void aReviewerActsInTheirOwnName() {
        assertThat(staff(Set.of("reviewer"), StaffRole.REVIEWER).reviewer()).contains(SHENHE);
    }

    @Test
    void anAuditorIsKnownButDoesNotDecide() {
        var auditor = staff(Set.of("auditor"), StaffRole.AUDITOR);

        assertThat(auditor.isKnown()).isTrue();
        assertThat(auditor.isReviewer()).isFalse();
        assertThat(auditor.reviewer()).isEmpty();
    }

    @Test
    void containerAndSessionHaveToAgree() {
        assertThat(staff(Set.of("reviewer"), StaffRole.AUDITOR).reviewer()).isEmpty();
        assertThat(staff(Set.of("auditor"), StaffRole.REVIEWER).reviewer()).isEmpty();
    }

    @Test
    void whoIsNotSignedInIsNobody() {
        var nobody = new CurrentStaff();
        nobody.request = Knock.at("/office/sign-in").request();

        assertThat(nobody.isKnown()).isFalse();
        assertThat(nobody.reviewer()).isEmpty();
        assertThat(nobody.getName()).isEmpty();
    }

    @Test
    void silenceAndADaysWorkBothEndASession() {
        assertThat(CurrentStaff.until(session(MORNING))).isEqualTo(MORNING.plus(Duration.ofMinutes(30)));
        assertThat(CurrentStaff.until(session(MORNING.plus(Duration.ofMinutes(470)))))
                .isEqualTo(MORNING.plus(Duration.ofHours(8)));
    }

    private static CurrentStaff staff(Set<String> known, StaffRole... roles) {
        var knock = Knock.at("/office/reviews");
        knock.roles = known;
        var staff = new CurrentStaff();
        staff.request = knock.request();
        CurrentStaff.remember(
                staff.request, new StaffSession(Sha256.of("secret"), SHENHE, Set.of(roles), MORNING, MORNING));
        return staff;
    }

    private static StaffSession session(Instant seen) {
        return new StaffSession(Sha256.of("secret"), SHENHE, Set.of(StaffRole.REVIEWER), MORNING, seen);
    }
}
