package org.yanqi.application.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.yanqi.application.port.ReceivedMessages;

public final class InMemoryReceivedMessages implements ReceivedMessages {
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    @Override
    public void keep(Message message) {
        messages.add(message);
    }

    /** What was kept, in order. */
    public List<Message> kept() {
        return List.copyOf(messages);
    }
}
