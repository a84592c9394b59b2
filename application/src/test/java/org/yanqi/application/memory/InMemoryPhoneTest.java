package org.yanqi.application.memory;

import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.port.ShortMessagesContract;

final class InMemoryPhoneTest extends ShortMessagesContract {
    private final InMemoryParties.Phone phone = new InMemoryParties().phone;

    @Override
    protected ShortMessages messages() {
        return phone;
    }

    @Override
    protected String phone() {
        return phone.received().toString();
    }

    @Override
    protected void withoutAnswer(Runnable deed) {
        phone.isDown = true;
        deed.run();
        phone.isDown = false;
    }
}
