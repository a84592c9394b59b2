package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.port.PaymentNotifications.Reading;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;

/** What every reader of notifications does: whatever comes, it is read or it is forged, and nothing is thrown. */
public abstract class PaymentNotificationsContract {
    protected static final Money FEE = Money.yuan(200);
    private static final OrderNumber NUMBER = new OrderNumber("YQ20250711000123");

    /** What came in: headers by lower-case name, and the body's octets. */
    public record Message(Map<String, String> headers, Bytes body) {}

    protected abstract PaymentNotifications notifications();

    /** What the provider sends when an order over {@link #FEE} has been paid. */
    protected abstract Message paid(OrderNumber number);

    @Test
    void a_genuine_notification_tells_which_order_was_paid_and_how_much() {
        assertThat(read(paid(NUMBER))).isInstanceOfSatisfying(Reading.Paid.class, paid -> {
            assertThat(paid.id()).isNotBlank();
            assertThat(paid.order()).isEqualTo(NUMBER);
            assertThat(paid.settlement().amount()).isEqualTo(FEE);
        });
    }

    @Test
    void a_repeated_notification_is_known_by_its_id() {
        Message message = paid(NUMBER);
        assertThat(read(message)).isEqualTo(read(message));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 0.75, 0.999})
    void one_altered_bit_anywhere_is_seen_through(double place) {
        Message message = paid(NUMBER);
        byte[] octets = message.body().toArray();
        octets[(int) (place * octets.length)] ^= 1;
        assertThat(read(new Message(message.headers(), Bytes.of(octets)))).isInstanceOf(Reading.Forged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "paid", "{\"id\":null,\"resource\":[]}"})
    void what_is_not_a_notification_is_forged(String body) {
        assertThat(read(new Message(Map.of(), Bytes.of(body.getBytes(UTF_8))))).isInstanceOf(Reading.Forged.class);
        assertThat(read(new Message(paid(NUMBER).headers(), Bytes.of(body.getBytes(UTF_8)))))
                .isInstanceOf(Reading.Forged.class);
    }

    private Reading read(Message message) {
        return notifications()
                .read(message.headers(), message.body(), Clock.systemUTC().instant());
    }
}
