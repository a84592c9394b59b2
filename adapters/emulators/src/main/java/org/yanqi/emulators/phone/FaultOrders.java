package org.yanqi.emulators.phone;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.InvoiceFault;
import org.yanqi.emulators.wire.Faults.NotificationFault;
import org.yanqi.emulators.wire.Faults.Party;
import org.yanqi.emulators.wire.Faults.RefundFault;
import org.yanqi.emulators.wire.Faults.SmsFault;
import org.yanqi.emulators.wire.Json;

/**
 * Faults ordered by JSON, for tests in another process: {@code {answer, party}}, {@code {delayMillis, party}},
 * {@code {down, party}}, {@code {notification}}, {@code {invoice}}, {@code {refund}}, {@code {refundMillis}} or
 * {@code {sms, number}}, with the names of constants of {@link Faults}.
 */
final class FaultOrders {

    private static final long LONGEST_DELAY = 60_000;
    private static final long LONGEST_REFUND = 86_400_000;

    private final Faults faults;

    FaultOrders(Faults faults) {
        this.faults = faults;
    }

    /** Whether the order was understood. */
    boolean take(JsonObject order) {
        boolean understood = ofParty(order) | ofNumber(order) | ofRefunds(order);
        Optional<NotificationFault> notification = constant(order, "notification", NotificationFault.class);
        Optional<InvoiceFault> invoice = constant(order, "invoice", InvoiceFault.class);
        notification.ifPresent(faults::nextNotification);
        invoice.ifPresent(faults::nextInvoice);
        return understood || notification.isPresent() || invoice.isPresent();
    }

    private boolean ofParty(JsonObject order) {
        Optional<Party> party = constant(order, "party", Party.class);
        Optional<AnswerFault> answer = constant(order, "answer", AnswerFault.class);
        Optional<Duration> delay = millis(order, "delayMillis", LONGEST_DELAY);
        Optional<Boolean> down = truth(order, "down");
        party.ifPresent(of -> {
            answer.ifPresent(fault -> faults.nextAnswer(of, fault));
            delay.ifPresent(time -> faults.delayAnswers(of, time));
            down.ifPresent(isDown -> faults.down(of, isDown));
        });
        return party.isPresent() && (answer.isPresent() || delay.isPresent() || down.isPresent());
    }

    private boolean ofNumber(JsonObject order) {
        Optional<String> number = Json.text(order, "number").filter(text -> text.matches("1[3-9]\\d{9}"));
        Optional<SmsFault> fault = constant(order, "sms", SmsFault.class);
        boolean again = Json.text(order, "sms").equals(Optional.of("ACCEPTED"));
        number.ifPresent(of -> {
            fault.ifPresent(refusal -> faults.refuseMessages(of, refusal));
            if (again) {
                faults.takeMessages(of);
            }
        });
        return number.isPresent() && (fault.isPresent() || again);
    }

    private boolean ofRefunds(JsonObject order) {
        Optional<RefundFault> refund = constant(order, "refund", RefundFault.class);
        Optional<Duration> take = millis(order, "refundMillis", LONGEST_REFUND);
        refund.ifPresent(faults::nextRefund);
        take.ifPresent(faults::refundsTake);
        return refund.isPresent() || take.isPresent();
    }

    private static Optional<Duration> millis(JsonObject order, String key, long longest) {
        return Json.whole(order, key)
                .filter(millis -> millis >= 0 && millis <= longest)
                .map(Duration::ofMillis);
    }

    private static Optional<Boolean> truth(JsonObject order, String key) {
        JsonValue value = order.get(key);
        return JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value)
                ? Optional.of(JsonValue.TRUE.equals(value))
                : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> constant(JsonObject order, String key, Class<E> type) {
        return Json.text(order, key)
                .flatMap(name -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(name))
                        .findFirst());
    }
}
