package org.yanqi.emulators.wire;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    public enum RefundFault {
        /** PROCESSING until further notice. */
        UNDERWAY,
        /** The payer's account cannot take it: finance has to find another way. */
        ABNORMAL,
        /** Given up; the money stays refundable under another number. */
        CLOSED,
        /** Refused with USER_ACCOUNT_ABNORMAL, and not made. */
        ACCOUNT_CANCELLED,
        /** Refused with NOT_ENOUGH, and not made: the merchant's balance does not suffice. */
        BALANCE_SHORT
    }

    public enum SmsFault {
        /** The number is on the carriers' do-not-disturb list. */
        BLACKLISTED("FailedOperation.PhoneNumberInBlacklist", "phone number in blacklist"),
        DAILY_LIMIT(
                "LimitExceeded.PhoneNumberDailyLimit", "the number of sms messages sent from a single mobile number"),
        DELIVERY_FREQUENCY("LimitExceeded.DeliveryFrequencyLimit", "delivery frequency limit");

        private final String code;
        private final String reason;

        SmsFault(String code, String reason) {
            this.code = code;
            this.reason = reason;
        }

        public String code() {
            return code;
        }

        public String reason() {
            return reason;
        }
    }

    private static final System.Logger LOG = System.getLogger(Faults.class.getName());

    private final Map<Party, Queue<AnswerFault>> answers = new EnumMap<>(Party.class);
    private final Map<Party, Duration> delays = new EnumMap<>(Party.class);
    private final Queue<NotificationFault> notifications = new ArrayDeque<>();
    private final Queue<InvoiceFault> invoices = new ArrayDeque<>();
    private final Queue<RefundFault> refunds = new ArrayDeque<>();
    private final Set<Party> down = EnumSet.noneOf(Party.class);
    private final Map<String, SmsFault> numbers = new HashMap<>();
    private @Nullable Duration refundsTake;

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

    public synchronized void nextRefund(RefundFault fault) {
        refunds.add(fault);
    }

    /** Refunds that are accepted from now on are done after that time. */
    public synchronized void refundsTake(Duration time) {
        refundsTake = time;
    }

    /** From now on, and until told otherwise, nothing is done for {@code party}'s callers and 503 is answered. */
    public synchronized void down(Party party, boolean isDown) {
        if (isDown) {
            down.add(party);
        } else {
            down.remove(party);
        }
    }

    /** Messages to this number are refused from now on. @param number eleven digits */
    public synchronized void refuseMessages(String number, SmsFault fault) {
        numbers.put(number, fault);
    }

    public synchronized void takeMessages(String number) {
        numbers.remove(number);
    }

    public synchronized Optional<SmsFault> ofNumber(String number) {
        return Optional.ofNullable(numbers.get(number));
    }

    public synchronized Optional<RefundFault> takeRefund() {
        return Optional.ofNullable(refunds.poll());
    }

    public synchronized Optional<Duration> refundsTake() {
        return Optional.ofNullable(refundsTake);
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
        if (down.contains(party)) {
            return Optional.of(AnswerFault.REFUSED);
        }
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
