package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.Outbox;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.RenewalApplicationsContract;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.Cancelled;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalStatus;

class StoredRenewalApplicationsTest extends RenewalApplicationsContract {
    private static final int WRITERS = 6;

    private final TestDatabase database = TestDatabase.empty();
    private final StandingClock clock = new StandingClock(Renewals.MORNING);
    private final RenewalApplications applications = new StoredRenewalApplications(database, TestDatabase.KEYS, clock);

    @Override
    protected RenewalApplications applications() {
        return applications;
    }

    @Override
    protected Outbox outbox() {
        return new StoredOutbox(database, clock);
    }

    @Override
    protected AuditLedger ledger() {
        return new StoredAuditLedger(database);
    }

    @Test
    void of_many_writers_at_once_one_wins_and_the_others_are_told() throws Exception {
        var number = Renewals.number(1);
        applications.save(Renewals.first(Renewals.in(RenewalStatus.OPENED, number)));
        var next = Renewals.in(RenewalStatus.ACKNOWLEDGED, number);
        var change =
                new RenewalApplications.Change(next, 1, List.of(), Renewals.entry(next, "Change"), Optional.empty());
        var together = new CyclicBarrier(WRITERS);
        Callable<Boolean> writer = () -> {
            together.await();
            try {
                applications.save(change);
                return true;
            } catch (StaleVersionException e) {
                return false;
            }
        };

        int winners = 0;
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Boolean> won : threads.invokeAll(
                    IntStream.range(0, WRITERS).mapToObj(i -> writer).toList())) {
                winners += won.get() ? 1 : 0;
            }
        }

        assertThat(winners).isEqualTo(1);
        assertThat(applications.find(number))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(2));
        assertThat(ledger().of(number)).hasSize(2);
    }

    @Test
    void of_two_applications_that_present_one_certificate_at_once_the_second_is_not_stored() throws Exception {
        var pair = Renewals.in(RenewalStatus.PRESENTED, Renewals.number(1))
                .reached(Presented.class)
                .orElseThrow()
                .pair();
        var together = new CyclicBarrier(WRITERS);
        int stored = 0;
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Boolean>> all = IntStream.rangeClosed(1, WRITERS)
                    .<Callable<Boolean>>mapToObj(count -> () -> {
                        together.await();
                        return isStored(presented(count, pair));
                    })
                    .toList();
            for (Future<Boolean> one : threads.invokeAll(all)) {
                stored += one.get() ? 1 : 0;
            }
        }
        assertThat(stored).isEqualTo(1);
        assertThat(applications.openFor(pair.signing().fingerprint())).isPresent();
    }

    @Test
    void when_the_first_has_ended_the_next_one_may_present_the_certificate() {
        var first = Renewals.in(RenewalStatus.PRESENTED, Renewals.number(1))
                .reached(Presented.class)
                .orElseThrow();
        assertThat(isStored(first)).isTrue();
        assertThat(isStored(presented(2, first.pair()))).isFalse();
        var cancelled = new Cancelled(first, CancelReason.NO_LONGER_WANTED, false, Renewals.MORNING);
        applications.save(new RenewalApplications.Change(
                cancelled, 1, List.of(), Renewals.entry(cancelled, "Cancel"), Optional.empty()));
        assertThat(isStored(presented(2, first.pair()))).isTrue();
    }

    private boolean isStored(Presented presented) {
        try {
            applications.save(Renewals.first(presented));
            return true;
        } catch (StaleVersionException e) {
            return false;
        }
    }

    private static Presented presented(int count, CertificatePair pair) {
        Presented own = Renewals.in(RenewalStatus.PRESENTED, Renewals.number(count))
                .reached(Presented.class)
                .orElseThrow();
        return new Presented(
                own.before(), pair, own.token(), own.proof(), own.late(), own.bidAdvice(), own.bidRisk(), own.since());
    }
}
