package org.yanqi.application.review;

import java.util.List;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Rejected;
import org.yanqi.domain.renewal.RenewalApplication;

/** Tells the handler's phone that a reviewer has decided. */
public final class AnnounceDecision {
    private final RenewalDesk desk;
    private final ShortMessages messages;

    public AnnounceDecision(RenewalDesk desk, ShortMessages messages) {
        this.desk = desk;
        this.messages = messages;
    }

    public void handle(ApplicationNumber number) {
        desk.find(number)
                .ifPresent(application -> application
                        .reached(Identified.class)
                        .ifPresent(identified -> messages.send(
                                identified.handler().mobile(), notice(application), List.of(number.value()))));
    }

    private static ShortMessages.Template notice(RenewalApplication application) {
        return application instanceof Rejected
                ? ShortMessages.Template.REVIEW_REJECTED
                : ShortMessages.Template.REVIEW_APPROVED;
    }
}
