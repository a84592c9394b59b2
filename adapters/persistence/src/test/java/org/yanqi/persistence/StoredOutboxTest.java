package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.Outbox;
import org.yanqi.application.port.OutboxContract;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.domain.renewal.RenewalEvent;

class StoredOutboxTest extends OutboxContract {
    private static final int EVENTS = 40;

    private final TestDatabase database = TestDatabase.empty();

    @Override
    protected Outbox outbox() {
        return new StoredOutbox(database, clock);
    }

    @Override
    protected RenewalApplications applications() {
        return new StoredRenewalApplications(database, TestDatabase.KEYS, clock);
    }

    @Test
    void two_dispatchers_share_the_events_and_no_event_goes_to_both() throws Exception {
        IntStream.rangeClosed(1, EVENTS).forEach(count -> store(count, event(count)));
        var seen = new ConcurrentLinkedQueue<RenewalEvent>();
        var together = new CyclicBarrier(2);
        int delivered = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Integer> dispatcher = () -> deliver(together, seen);
            var dispatchers = threads.invokeAll(List.of(dispatcher, dispatcher));
            for (Future<Integer> count : dispatchers) {
                delivered += count.get();
            }
        }
        assertThat(delivered).isEqualTo(EVENTS);
        assertThat(seen).hasSize(EVENTS).doesNotHaveDuplicates();
    }

    private int deliver(CyclicBarrier together, ConcurrentLinkedQueue<RenewalEvent> seen) throws Exception {
        together.await();
        return outbox().deliver(EVENTS, seen::add);
    }

    @Test
    void what_a_node_was_dealing_with_when_it_died_is_handed_over_again_after_the_lease() {
        store(1, event(1));
        assertThatThrownBy(() -> outbox().deliver(1, event -> {
                    throw new ProcessDied();
                }))
                .isInstanceOf(ProcessDied.class);
        assertThat(delivered(1)).isEmpty();
        clock.forward(Duration.ofSeconds(59));
        assertThat(delivered(1)).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        assertThat(delivered(1)).containsExactly(event(1));
    }

    @Test
    void a_node_that_comes_back_too_late_does_not_take_the_event_from_the_one_that_has_it_now() {
        store(1, event(1));
        outbox().deliver(1, event -> {
            clock.forward(Duration.ofMinutes(2));
            outbox().deliver(1, again -> {
                throw new IllegalStateException("the second node fails, so the event has to stay");
            });
        });
        clock.forward(Duration.ofMinutes(1));
        assertThat(delivered(1)).containsExactly(event(1));
    }

    /** An end that nobody handles, as when the process is killed. */
    private static final class ProcessDied extends Error {
        private static final long serialVersionUID = 1L;
    }
}
