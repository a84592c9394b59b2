package org.yanqi.web.wiring;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;

/** What goes on while nobody looks, on every node: rows are taken with a lock, so that nothing is done twice at a time. */
@ApplicationScoped
public class BackgroundWork {
    private static final System.Logger LOG = System.getLogger(BackgroundWork.class.getName());
    private static final int EVENTS_AT_ONCE = 50;
    /** A server that is started again oftener than the rarest work is due gets to it all the same. */
    private static final int LONGEST_BEFORE_THE_FIRST = 15;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Ports ports;

    @Inject
    UseCases useCases;

    private final List<ScheduledFuture<?>> running = new ArrayList<>();

    /**
     * @param sweep deletes files of documents that no row speaks of any more
     * @param publishers each make the revocation lists of one CA that are due
     * @param betweenChecks how long after one run of the control of issued certificates the next one begins
     */
    void start(Consumer<Instant> sweep, List<Consumer<Instant>> publishers, Duration betweenChecks) {
        var background = useCases.background();
        every(1, "outbox", () -> ports.storage().outbox().deliver(EVENTS_AT_ONCE, background.reactions()));
        every(15, "payments", () -> background.followOpenOrders().handle());
        every(5, "invoices", () -> background.followInvoices().handle());
        every(600, "lapsing", () -> background.lapseUnfinished().handle());
        every(600, "reminders", () -> background.sendReminders().handle());
        every(60, "machines", () -> useCases.machines().follow().handle());
        every(3600, "erasure", () -> background.erasePersonalData().handle());
        publishers.forEach(publisher -> every(
                30, "revocation lists", () -> publisher.accept(ports.clock().instant())));
        every(
                (int) betweenChecks.toSeconds(),
                "checking certificates",
                () -> background.checkIssuedCertificates().handle());
        every(3600, "documents", () -> sweep.accept(ports.clock().instant()));
    }

    private void every(int seconds, String what, Runnable work) {
        running.add(executor.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.log(System.Logger.Level.WARNING, "Background work failed and goes on: " + what, e);
                    }
                },
                Math.min(seconds, LONGEST_BEFORE_THE_FIRST),
                seconds,
                TimeUnit.SECONDS));
    }

    @PreDestroy
    void stop() {
        running.forEach(future -> future.cancel(false));
    }
}
