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
}
