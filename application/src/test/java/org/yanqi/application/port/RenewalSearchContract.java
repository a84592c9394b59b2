package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.renewal.RenewalStatus.ACKNOWLEDGED;
import static org.yanqi.domain.renewal.RenewalStatus.CANCELLED;
import static org.yanqi.domain.renewal.RenewalStatus.COMPLETED;
import static org.yanqi.domain.renewal.RenewalStatus.ERASED;
import static org.yanqi.domain.renewal.RenewalStatus.IDENTIFIED;
import static org.yanqi.domain.renewal.RenewalStatus.INSTALLED;
import static org.yanqi.domain.renewal.RenewalStatus.ISSUED;
import static org.yanqi.domain.renewal.RenewalStatus.LAPSED;
import static org.yanqi.domain.renewal.RenewalStatus.OPENED;
import static org.yanqi.domain.renewal.RenewalStatus.PRESENTED;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.RenewalApplications.Change;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.Acknowledged;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.Cancelled;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;

/** What everything that finds applications by what they are does. */
public abstract class RenewalSearchContract {
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    protected abstract RenewalSearch search();

    protected abstract RenewalApplications applications();

    @Test
    void those_that_have_not_changed_come_with_the_longest_waiting_first() {
        store(PRESENTED, 1);
        store(OPENED, 2);
        store(ACKNOWLEDGED, 3);
        Set<RenewalStatus> any = EnumSet.of(OPENED, ACKNOWLEDGED, PRESENTED);
        assertThat(search().unchangedSince(any, NOW, 10)).containsExactly(number(2), number(3), number(1));
        assertThat(search().unchangedSince(any, NOW, 2)).containsExactly(number(2), number(3));
    }

    @Test
    void only_the_states_that_were_asked_for_are_found() {
        store(OPENED, 1);
        store(ACKNOWLEDGED, 2);
        store(CANCELLED, 3);
        assertThat(search().unchangedSince(EnumSet.of(ACKNOWLEDGED, PRESENTED), NOW, 10))
                .containsExactly(number(2));
        assertThat(search().unchangedSince(EnumSet.noneOf(RenewalStatus.class), NOW, 10))
                .isEmpty();
    }

    @Test
    void what_has_changed_since_is_not_found() {
        store(OPENED, 1);
        RenewalApplication later = store(PRESENTED, 2);
        Set<RenewalStatus> both = EnumSet.of(OPENED, PRESENTED);
        assertThat(search().unchangedSince(both, later.since().minusMillis(1), 10))
                .containsExactly(number(1));
        assertThat(search().unchangedSince(both, later.since().plusMillis(1), 10))
                .containsExactly(number(1), number(2));
    }

    @Test
    void an_application_that_has_gone_on_waits_anew() {
        store(OPENED, 1);
        store(ACKNOWLEDGED, 2);
        RenewalApplication next = Renewals.in(IDENTIFIED, number(1));
        applications().save(change(next, 1, Optional.empty()));
        assertThat(search().unchangedSince(EnumSet.of(OPENED, ACKNOWLEDGED, IDENTIFIED), NOW, 10))
                .containsExactly(number(2), number(1));
        assertThat(search().unchangedSince(EnumSet.of(OPENED), NOW, 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = RenewalStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OPENED", "ACKNOWLEDGED", "ERASED"})
    void every_application_that_has_shown_it_is_found_by_its_old_certificate(RenewalStatus status) {
        RenewalApplication application = store(status, 1);
        store(status, 2);
        var old = application.reached(Presented.class).orElseThrow().pair();
        assertThat(search().ofCertificate(old.signing().fingerprint())).containsExactly(number(1));
        assertThat(search().ofCertificate(old.encryption().fingerprint())).isEmpty();
    }

    @Test
    void an_application_is_found_by_its_renewed_certificate_too() {
        var issued = store(ISSUED, 1).reached(Issued.class).orElseThrow().renewed();
        var installed =
                store(INSTALLED, 2).reached(Installed.class).orElseThrow().renewed();
        var completed =
                store(COMPLETED, 3).reached(Installed.class).orElseThrow().renewed();
        assertThat(search().ofCertificate(issued.signing().fingerprint())).containsExactly(number(1));
        assertThat(search().ofCertificate(installed.signing().fingerprint())).containsExactly(number(2));
        assertThat(search().ofCertificate(completed.signing().fingerprint())).containsExactly(number(3));
        assertThat(search().ofCertificate(completed.encryption().fingerprint())).isEmpty();
    }

    @Test
    void the_applications_of_one_certificate_come_newest_first() {
        var renewed = store(COMPLETED, 1).reached(Installed.class).orElseThrow().renewed();
        store(cancelled(2, renewed));
        store(cancelled(3, renewed));
        assertThat(search().ofCertificate(renewed.signing().fingerprint()))
                .containsExactly(number(3), number(2), number(1));
    }

    @Test
    void of_one_certificate_at_most_a_hundred_come() {
        CertificatePair pair = pairOf(1);
        IntStream.rangeClosed(1, 101).forEach(count -> store(cancelled(count, pair)));
        assertThat(search().ofCertificate(pair.signing().fingerprint()))
                .hasSize(100)
                .startsWith(number(101), number(100))
                .endsWith(number(2));
    }

    @Test
    void erasure_is_due_when_its_time_has_come_the_longest_due_first() {
        ended(1, NOW.minusSeconds(60));
        ended(2, NOW.minusSeconds(7200));
        ended(3, NOW);
        ended(4, NOW.plusSeconds(60));
        assertThat(search().erasureDue(NOW, 10)).containsExactly(number(2), number(1), number(3));
        assertThat(search().erasureDue(NOW, 1)).containsExactly(number(2));
    }

    @Test
    void an_application_for_which_nothing_is_due_is_not_found() {
        store(OPENED, 1);
        assertThat(search().erasureDue(Instant.parse("2099-01-01T00:00:00Z"), 10))
                .isEmpty();
    }

    @Test
    void what_has_been_erased_is_not_due_any_more() {
        ended(1, NOW.minusSeconds(60));
        applications().save(change(Renewals.in(ERASED, number(1)), 1, Optional.empty()));
        assertThat(search().erasureDue(NOW, 10)).isEmpty();
    }

    private void ended(int count, Instant due) {
        applications().save(change(Renewals.in(LAPSED, number(count)), 0, Optional.of(due)));
    }

    private static Change change(RenewalApplication next, long version, Optional<Instant> due) {
        return new Change(next, version, List.of(), Renewals.entry(next, "Change"), due);
    }

    private RenewalApplication store(RenewalStatus status, int count) {
        return store(Renewals.in(status, number(count)));
    }

    private RenewalApplication store(RenewalApplication application) {
        applications().save(Renewals.first(application));
        return application;
    }

    private static CertificatePair pairOf(int count) {
        return Renewals.in(PRESENTED, number(count))
                .reached(Presented.class)
                .orElseThrow()
                .pair();
    }

    /** An application for a certificate that others were for, too: only one of them may be open. */
    private static Cancelled cancelled(int count, CertificatePair pair) {
        Presented own =
                Renewals.in(PRESENTED, number(count)).reached(Presented.class).orElseThrow();
        Acknowledged before = own.before();
        var presented = new Presented(
                before, pair, own.token(), own.proof(), own.late(), own.bidAdvice(), own.bidRisk(), own.since());
        return new Cancelled(presented, CancelReason.NO_LONGER_WANTED, false, own.since());
    }

    private static ApplicationNumber number(int count) {
        return Renewals.number(count);
    }
}
