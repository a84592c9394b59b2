package org.yanqi.application.memory;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.yanqi.application.port.ReceivedMessages;

public final class InMemoryReceivedMessages implements ReceivedMessages, Perishable {
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    @Override
    public void keep(Message message) {
        messages.add(message);
    }

    @Override
    public int eraseOlderThan(Instant moment) {
        int before = messages.size();
        messages.removeIf(message -> message.at().isBefore(moment));
        return before - messages.size();
    }

    /** What was kept, in order. */
    public List<Message> kept() {
        return List.copyOf(messages);
    }
}
