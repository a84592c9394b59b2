package org.yanqi.domain.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Rule 2. */
class ValidityTermTest {
    private static final ValidityTerm ONE_YEAR = new ValidityTerm(1);

    @Test
    void aCertificateThatIsStillValidLosesNoDay() {
        var renewed = ONE_YEAR.renew(until("2025-09-01T10:41:33+08:00"), at("2025-07-11T10:00:00+08:00"));
        assertThat(renewed.notBefore()).isEqualTo(at("2025-07-11T10:00:00+08:00"));
        assertThat(renewed.notAfter()).isEqualTo(at("2026-09-01T10:41:33+08:00"));
    }

    @Test
    void anExpiredCertificateCountsFromNow() {
        var renewed = new ValidityTerm(3).renew(until("2025-07-04T10:41:33+08:00"), at("2025-07-11T10:00:00+08:00"));
        assertThat(renewed.notBefore()).isEqualTo(at("2025-07-11T10:00:00+08:00"));
        assertThat(renewed.notAfter()).isEqualTo(at("2028-07-11T10:00:00+08:00"));
    }

    @Test
    void inItsLastSecondACertificateIsStillValid() {
        var old = until("2025-07-04T10:41:33+08:00");
        assertThat(ONE_YEAR.renew(old, old.notAfter()).notAfter()).isEqualTo(at("2026-07-04T10:41:33+08:00"));
        assertThat(ONE_YEAR.renew(old, old.notAfter().plusSeconds(60)).notAfter())
                .isEqualTo(at("2026-07-04T10:42:33+08:00"));
    }

    @Test
    void theLeapDayBecomesTheLastOfFebruary() {
        var old = until("2028-02-29T12:00:00+08:00");
        assertThat(ONE_YEAR.renew(old, at("2028-02-01T00:00:00+08:00")).notAfter())
                .isEqualTo(at("2029-02-28T12:00:00+08:00"));
    }

    @Test
    void theCalendarIsChinas() {
        // In China it is already 1 March, in Greenwich still 29 February.
        var old = until("2028-03-01T07:00:00+08:00");
        assertThat(ONE_YEAR.renew(old, at("2028-02-01T00:00:00+08:00")).notAfter())
                .isEqualTo(at("2029-03-01T07:00:00+08:00"));
    }

    @Test
    void onlyOneTwoOrThreeYearsAreOffered() {
        assertThat(ValidityTerm.OFFERED).extracting(ValidityTerm::years).containsExactly(1, 2, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> new ValidityTerm(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ValidityTerm(4));
        assertThat(ONE_YEAR).isLessThan(new ValidityTerm(2));
    }

    @Property
    void aRenewedCertificateBeginsNowAndEndsTheWholeTermAfterTheLaterOfNowAndTheOldEnd(
            @ForAll("moments") Instant oldEnd, @ForAll("moments") Instant now, @ForAll("terms") ValidityTerm term) {
        var old = new ValidityPeriod(oldEnd.minusSeconds(86_400), oldEnd);
        var renewed = term.renew(old, now);

        LocalDateTime later = LocalDateTime.ofInstant(oldEnd.isAfter(now) ? oldEnd : now, ZoneId.of("Asia/Shanghai"));
        LocalDateTime end = LocalDateTime.ofInstant(renewed.notAfter(), ZoneId.of("Asia/Shanghai"));
        assertThat(renewed.notBefore()).isEqualTo(now);
        assertThat(ChronoUnit.YEARS.between(later.toLocalDate().withDayOfMonth(1), end.toLocalDate()))
                .isEqualTo(term.years());
        assertThat(end.toLocalTime()).isEqualTo(later.toLocalTime());
        assertThat(end.getMonth()).isEqualTo(later.getMonth());
        assertThat(end.getDayOfMonth()).isIn(later.getDayOfMonth(), 28);
    }

    @Provide
    Arbitrary<Instant> moments() {
        // From 2000 to 2040, when China Standard Time had and has no summer time.
        return Arbitraries.longs().between(946_684_800L, 2_208_988_800L).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<ValidityTerm> terms() {
        return Arbitraries.of(ValidityTerm.OFFERED);
    }

    private static ValidityPeriod until(String end) {
        return new ValidityPeriod(at("2020-01-01T00:00:00+08:00"), at(end));
    }

    private static Instant at(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }
}
