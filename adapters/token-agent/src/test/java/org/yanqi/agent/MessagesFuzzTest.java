package org.yanqi.agent;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.yanqi.agent.ticket.StrictJson;

/** Whatever a page sends instead of an order: it is one JSON object or nothing. {@code ./fuzz} searches on. */
final class MessagesFuzzTest {
    @FuzzTest
    void anOrder(byte[] octets) {
        StrictJson.object(octets);
    }
}
