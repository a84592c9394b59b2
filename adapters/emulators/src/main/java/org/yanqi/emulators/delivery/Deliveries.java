package org.yanqi.emulators.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.yanqi.emulators.store.Shelf;
import org.yanqi.emulators.store.Store;

/** Sends notifications until they are acknowledged, with growing pauses, and goes on after a restart. */
public final class Deliveries implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final System.Logger LOG = System.getLogger(Deliveries.class.getName());

    private final Clock clock;
    private final List<Duration> pauses;
    private final Shelf<Delivery> pending;
    private final Map<String, Courier> couriers = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("emulator-deliveries").factory());

    /** @param pauses before the second attempt, the third and so on; after the last one it gives up */
    public Deliveries(Store store, Clock clock, List<Duration> pauses) {
        this.clock = clock;
        this.pauses = List.copyOf(pauses);
        this.pending = store.shelf("deliveries", Delivery.class, 500);
    }

    public void register(String name, Courier courier) {
        couriers.put(name, courier);
    }

    public void start() {
        rounds.scheduleWithFixedDelay(this::round, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param due the earliest moment of the first attempt */
    public void enqueue(String id, String courier, String url, String content, Instant due) {
        pending.put(id, new Delivery(id, courier, url, content, 0, due));
    }

    @Override
    public void close() {
        // The client first, so that nobody waits for an answer; then not by interrupt, which could tear the state.
        client.shutdownNow();
        rounds.close();
    }

    private void round() {
        Instant now = clock.instant();
        try {
            for (Delivery delivery : pending.all()) {
                if (!delivery.due().isAfter(now) && !rounds.isShutdown()) {
                    attempt(delivery, now);
                }
            }
        } catch (RuntimeException unwritable) {
            LOG.log(System.Logger.Level.ERROR, "A round of notifications failed", unwritable);
        }
    }

    private void attempt(Delivery delivery, Instant now) {
        boolean acknowledged = acknowledged(delivery);
        if (rounds.isShutdown() && !acknowledged) {
            return;
        }
        if (acknowledged || delivery.attempts() >= pauses.size()) {
            pending.remove(delivery.id());
        } else {
            pending.put(delivery.id(), delivery.later(now.plus(pauses.get(delivery.attempts()))));
        }
    }

    private boolean acknowledged(Delivery delivery) {
        Courier courier = couriers.get(delivery.courier());
        if (courier == null) {
            throw new IllegalStateException("Nobody delivers for " + delivery.courier());
        }
        boolean all = true;
        for (HttpRequest.Builder message : courier.compose(delivery)) {
            all &= sent(message.timeout(PATIENCE).build(), courier);
        }
        return all;
    }

    private boolean sent(HttpRequest message, Courier courier) {
        try {
            return courier.acknowledged(client.send(message, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
