package org.yanqi.persistence;

import java.util.List;
import org.yanqi.application.port.ReceivedMessages;
import org.yanqi.application.port.ReceivedMessagesContract;

class StoredReceivedMessagesTest extends ReceivedMessagesContract {
    private final StoredReceivedMessages messages = new StoredReceivedMessages(TestDatabase.empty(), TestDatabase.KEYS);

    @Override
    protected ReceivedMessages messages() {
        return messages;
    }

    @Override
    protected List<ReceivedMessages.Message> kept() {
        return messages.latest("wechat-pay", 10);
    }
}
