package org.yanqi.emulators.wire;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/** What shall go wrong next: a test orders it, the party it concerns uses it up once. Not kept over a restart. */
public final class Faults {

    public enum Party {
        FACE,
        SMS,
        PAYMENT,
        INVOICE
    }

    public enum AnswerFault {
        /** Nothing is done and 503 is answered. */
        REFUSED,
        /** It is done, but the connection breaks before the answer is whole. */
        LOST,
        /** It is done and answered, but signed with a key that is not the platform's (payment only). */
        FORGED
    }

    public enum NotificationFault {
        /** Never sent; only a query tells. */
        DROPPED,
        /** Rightly signed, but names one fen more; sent again rightly when it is refused. */
        WRONG_AMOUNT,
        /** Signed with a key that is not the platform's; sent again rightly when it is refused. */
        FORGED,
        /** Sent twice. */
        DUPLICATED
    }

    public enum InvoiceFault {
        /** Status 22. */
        FAILED,
        /** Status 20 until further notice: a clerk has to act at the tax bureau. */
        OPERATOR_NEEDED
    }

    private static final System.Logger LOG = System.getLogger(Faults.class.getName());

    private final Map<Party, Queue<AnswerFault>> answers = new EnumMap<>(Party.class);
    private final Map<Party, Duration> delays = new EnumMap<>(Party.class);
    private final Queue<NotificationFault> notifications = new ArrayDeque<>();
    private final Queue<InvoiceFault> invoices = new ArrayDeque<>();

    public synchronized void nextAnswer(Party party, AnswerFault fault) {
        answers.computeIfAbsent(party, any -> new ArrayDeque<>()).add(fault);
    }

    /** Every answer of {@code party} waits that long from now on; zero ends it. */
    public synchronized void delayAnswers(Party party, Duration delay) {
        delays.put(party, delay);
    }

    public synchronized void nextNotification(NotificationFault fault) {
        notifications.add(fault);
    }

    public synchronized void nextInvoice(InvoiceFault fault) {
        invoices.add(fault);
    }

    public synchronized Optional<NotificationFault> takeNotification() {
        return Optional.ofNullable(notifications.poll());
    }

    public synchronized Optional<InvoiceFault> takeInvoice() {
        return Optional.ofNullable(invoices.poll());
    }

    /** Answers through {@code act}, unless and except as a test ordered otherwise. */
    public Reply around(Party party, Supplier<Reply> act, Supplier<Reply> forged) {
        pause(party);
        return switch (takeAnswer(party).orElse(null)) {
            case null -> act.get();
            case REFUSED -> Reply.json(503, Json.object("code", "SYSTEM_ERROR"));
            case FORGED -> forged.get();
            case LOST -> {
                Reply unheard = act.get();
                LOG.log(System.Logger.Level.DEBUG, "An answer with status {0} gets lost", unheard.status());
                yield Reply.none();
            }
        };
    }

    private synchronized Optional<AnswerFault> takeAnswer(Party party) {
        return Optional.ofNullable(
                answers.getOrDefault(party, new ArrayDeque<>()).poll());
    }

    private void pause(Party party) {
        Duration delay;
        synchronized (this) {
            delay = delays.getOrDefault(party, Duration.ZERO);
        }
        try {
            Thread.sleep(delay);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
