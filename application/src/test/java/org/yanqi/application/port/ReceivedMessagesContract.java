package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.ReceivedMessages.Message;
import org.yanqi.domain.Bytes;

/** What every store of received messages does. */
public abstract class ReceivedMessagesContract {
    protected abstract ReceivedMessages messages();

    /** All that was kept, in any order: the port itself only keeps. */
    protected abstract List<Message> kept();

    @Test
    void every_message_is_kept_as_it_came_a_repeated_one_too() {
        messages().keep(message("{\"id\":1}"));
        messages().keep(message("{\"id\":1}"));
        messages().keep(message("not even JSON"));
        assertThat(kept())
                .containsExactlyInAnyOrder(message("{\"id\":1}"), message("{\"id\":1}"), message("not even JSON"));
    }

    private static Message message(String body) {
        return new Message(
                "wechat-pay",
                Map.of("Wechatpay-Nonce", "n-1", "Wechatpay-Signature", "s=="),
                Bytes.of(body.getBytes(StandardCharsets.UTF_8)),
                Renewals.MORNING);
    }
}
