package org.yanqi.emulators.phone;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.InvoiceFault;
import org.yanqi.emulators.wire.Faults.NotificationFault;
import org.yanqi.emulators.wire.Faults.Party;
import org.yanqi.emulators.wire.Json;

/**
 * Faults ordered by JSON, for tests in another process: {@code {answer, party}}, {@code {delayMillis, party}},
 * {@code {notification}} or {@code {invoice}}, each with the name of a constant of {@link Faults}.
 */
final class FaultOrders {

    private static final long LONGEST_DELAY = 60_000;

    private final Faults faults;

    FaultOrders(Faults faults) {
        this.faults = faults;
    }

    /** Whether the order was understood. */
    boolean take(JsonObject order) {
        Optional<Party> party = constant(order, "party", Party.class);
        Optional<AnswerFault> answer = constant(order, "answer", AnswerFault.class);
        Optional<Long> delay =
                Json.whole(order, "delayMillis").filter(millis -> millis >= 0 && millis <= LONGEST_DELAY);
        Optional<NotificationFault> notification = constant(order, "notification", NotificationFault.class);
        Optional<InvoiceFault> invoice = constant(order, "invoice", InvoiceFault.class);
        notification.ifPresent(faults::nextNotification);
        invoice.ifPresent(faults::nextInvoice);
        party.ifPresent(of -> {
            answer.ifPresent(fault -> faults.nextAnswer(of, fault));
            delay.ifPresent(millis -> faults.delayAnswers(of, Duration.ofMillis(millis)));
        });
        boolean ofParty = party.isPresent() && (answer.isPresent() || delay.isPresent());
        return ofParty || notification.isPresent() || invoice.isPresent();
    }

    private static <E extends Enum<E>> Optional<E> constant(JsonObject order, String key, Class<E> type) {
        return Json.text(order, key)
                .flatMap(name -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(name))
                        .findFirst());
    }
}
