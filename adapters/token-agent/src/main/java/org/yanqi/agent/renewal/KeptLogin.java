package org.yanqi.agent.renewal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/**
 * The login of the one application that is replacing its keys: from GENERATE to RETIRE the person types the PIN once.
 * Only the session is kept, never the PIN; it ends after some minutes, at any failure and for any other application.
 */
final class KeptLogin implements AutoCloseable {
    private final Duration life;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kept-login").factory());
    private @Nullable String owner;
    private @Nullable UKeySession session;
    private @Nullable ScheduledFuture<?> end;

    KeptLogin(Duration life) {
        this.life = life;
    }

    synchronized Optional<UKeySession> of(Ticket ticket) {
        var open = session;
        if (open == null || !owner(ticket).equals(owner)) {
            return Optional.empty();
        }
        try {
            return Optional.of(open.fresh());
        } catch (UKeyException theTokenWasPulled) {
            end();
            return Optional.empty();
        }
    }

    synchronized UKeySession keep(Ticket ticket, UKeySession opened) throws UKeyException {
        end();
        owner = owner(ticket);
        session = opened;
        end = alarm.schedule(this::end, life.toMillis(), TimeUnit.MILLISECONDS);
        return opened.fresh();
    }

    synchronized void end() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
        if (session != null) {
            session.close();
            session = null;
        }
        owner = null;
    }

    private static String owner(Ticket ticket) {
        return String.join("|", ticket.origin(), ticket.applicationId(), ticket.tokenSerial());
    }

    @Override
    public void close() {
        end();
        alarm.shutdownNow();
    }
}
