package org.yanqi.application.memory;

import java.util.List;
import org.yanqi.application.port.ReceivedMessages;
import org.yanqi.application.port.ReceivedMessagesContract;

class InMemoryReceivedMessagesTest extends ReceivedMessagesContract {
    private final InMemoryReceivedMessages messages = new InMemoryReceivedMessages();

    @Override
    protected ReceivedMessages messages() {
        return messages;
    }

    @Override
    protected List<ReceivedMessages.Message> kept() {
        return messages.kept();
    }
}
