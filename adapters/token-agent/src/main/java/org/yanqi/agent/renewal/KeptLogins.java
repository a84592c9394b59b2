package org.yanqi.agent.renewal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/**
 * At each token the login of the one application that is replacing its keys: from GENERATE to RETIRE the person types
 * the PIN once. Only the session is kept, never the PIN; it ends after some minutes, at any failure on this token and
 * for any other application. The token's lock is held by whoever calls.
 */
final class KeptLogins implements AutoCloseable {
    private final Duration life;
    private final Map<String, Kept> byToken = new ConcurrentHashMap<>();
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kept-logins").factory());

    private record Kept(String owner, UKeySession session, Future<?> end) {}

    KeptLogins(Duration life) {
        this.life = life;
    }

    Optional<UKeySession> of(Ticket ticket) {
        var kept = byToken.get(ticket.tokenSerial());
        if (kept == null || !kept.owner().equals(owner(ticket))) {
            return Optional.empty();
        }
        try {
            return Optional.of(kept.session().fresh());
        } catch (UKeyException theLoginIsGone) {
            end(ticket.tokenSerial());
            return Optional.empty();
        }
    }

    UKeySession keep(Ticket ticket, UKeySession opened) throws UKeyException {
        var serial = ticket.tokenSerial();
        end(serial);
        var end = alarm.schedule(() -> end(serial, opened), life.toMillis(), TimeUnit.MILLISECONDS);
        byToken.put(serial, new Kept(owner(ticket), opened, end));
        return opened.fresh();
    }

    void end(String serial) {
        var kept = byToken.remove(serial);
        if (kept != null) {
            kept.end().cancel(false);
            kept.session().close();
        }
    }

    /** The life of this login is over; the one that came after it goes on. */
    private void end(String serial, UKeySession opened) {
        var kept = byToken.get(serial);
        if (kept != null && kept.session() == opened && byToken.remove(serial, kept)) {
            opened.close();
        }
    }

    private static String owner(Ticket ticket) {
        return String.join("|", ticket.origin(), ticket.applicationId(), ticket.tokenSerial());
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        byToken.keySet().forEach(this::end);
    }
}
