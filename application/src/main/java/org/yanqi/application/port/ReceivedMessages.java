package org.yanqi.application.port;

import java.time.Instant;
import java.util.Map;
import org.yanqi.domain.Bytes;

/** Raw messages from outside parties, kept as they came before anything is done with them. */
public interface ReceivedMessages {
    /** @param party who is said to have sent it; {@code headers} only those that matter for its verification */
    record Message(String party, Map<String, String> headers, Bytes body, Instant at) {
        public Message {
            headers = Map.copyOf(headers);
        }
    }

    void keep(Message message);
}
