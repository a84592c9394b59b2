package org.yanqi.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;

class VisitSealTest {
    private static final Instant NOW = Instant.parse("2025-07-11T02:00:00Z");
    private static final ApplicationNumber MINE = new ApplicationNumber("YQ20250711-000123");
    private static final ApplicationNumber ANOTHERS = new ApplicationNumber("YQ20250711-000124");

    private final VisitSeal seal = new VisitSeal(key(1));
    private final Visit visit =
            new Visit("0".repeat(32), Optional.of(MINE), Visit.Access.PHONE, Optional.empty(), NOW.plusSeconds(3600));

    @Test
    void whatIsSealedOpensAgain() {
        assertThat(seal.open(seal.seal(visit), NOW)).contains(visit);
        Visit without = visit.withoutApplication();
        assertThat(seal.open(seal.seal(without), NOW)).contains(without);
        Visit proving = visit.proving(Sha256.of("certificate"), NOW);
        assertThat(seal.open(seal.seal(proving), NOW)).contains(proving);
    }

    @Test
    void aVisitOfAnEarlierReleaseIsThatOfAnOpener() {
        String earlier = "00000000000000000000000000000000~YQ20250711-000123~1752202800"
                + "~TVZ-qrmv59FwI66m8U3HJwxsQv5GbqS8UeZbcg1PNJc";

        assertThat(seal.open(earlier, NOW))
                .contains(new Visit(
                        "0".repeat(32),
                        Optional.of(MINE),
                        Visit.Access.OPENER,
                        Optional.empty(),
                        Instant.ofEpochSecond(1752202800)));
    }

    @Test
    void nobodyCanMakeAPhoneAUKey() {
        assertThat(seal.open(seal.seal(visit).replace("PHONE", "TOKEN"), NOW)).isEmpty();
    }

    @Test
    void aUKeyThatWasShownIsForgottenAfterTwoHours() {
        Visit proving = visit.proving(Sha256.of("certificate"), NOW);

        assertThat(proving.proven(NOW.plusSeconds(7199))).contains(Sha256.of("certificate"));
        assertThat(proving.proven(NOW.plusSeconds(7200))).isEmpty();
    }

    @Test
    void nobodyCanPutAnotherApplicationIntoAVisit() {
        String forged = seal.seal(visit).replace(MINE.value(), ANOTHERS.value());

        assertThat(seal.open(forged, NOW)).isEmpty();
    }

    @Test
    void nobodyCanProlongAVisit() {
        String forged = seal.seal(visit).replace(String.valueOf(visit.until().getEpochSecond()), "99999999999");

        assertThat(seal.open(forged, NOW)).isEmpty();
    }

    @Test
    void aVisitEnds() {
        assertThat(seal.open(seal.seal(visit), NOW.plusSeconds(3601))).isEmpty();
    }

    @Test
    void aVisitOfAnotherPlatformIsNone() {
        assertThat(new VisitSeal(key(2)).open(seal.seal(visit), NOW)).isEmpty();
    }

    @Test
    void whatIsNoVisitIsNone() {
        assertThat(seal.open("", NOW)).isEmpty();
        assertThat(seal.open("~~~", NOW)).isEmpty();
        assertThat(seal.open("x".repeat(100_000), NOW)).isEmpty();
    }

    @Test
    void aFormTokenIsGoodForItsOwnVisitOnly() {
        var other = Visit.fresh("1".repeat(32), NOW);

        assertThat(seal.isFormToken(visit, seal.formToken(visit))).isTrue();
        assertThat(seal.isFormToken(other, seal.formToken(visit))).isFalse();
        assertThat(seal.isFormToken(visit, "")).isFalse();
    }

    @Test
    void aMarkTellsNothingOfVisitsOrForms() {
        assertThat(seal.mark(visit.id())).isNotEqualTo(seal.formToken(visit));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new VisitSeal(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] key(int octet) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) octet);
        return key;
    }
}
