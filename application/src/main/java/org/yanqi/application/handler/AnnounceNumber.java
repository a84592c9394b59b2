package org.yanqi.application.handler;

import java.util.List;
import org.yanqi.application.port.SentNotices;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Identified;

/** Tells the handler the application's number, once: with it and a code the application is found again without the UKey. */
public final class AnnounceNumber {
    private final RenewalDesk desk;
    private final ShortMessages messages;
    private final SentNotices notices;

    public AnnounceNumber(RenewalDesk desk, ShortMessages messages, SentNotices notices) {
        this.desk = desk;
        this.messages = messages;
        this.notices = notices;
    }

    public void handle(ApplicationNumber number) {
        desk.find(number)
                .flatMap(application -> application.reached(Identified.class))
                .filter(identified -> !notices.wasSent(
                        number,
                        ShortMessages.Template.APPLICATION_NUMBER,
                        identified.opened().since()))
                .ifPresent(this::tell);
    }

    private void tell(Identified identified) {
        messages.send(
                identified.handler().mobile(),
                ShortMessages.Template.APPLICATION_NUMBER,
                List.of(identified.number().value()));
        notices.sent(
                identified.number(),
                ShortMessages.Template.APPLICATION_NUMBER,
                identified.opened().since());
    }
}
