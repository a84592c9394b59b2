package org.yanqi.application.review;

import java.util.List;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.TakenBack;

/** Tells the handler's phone that the new certificates were taken back and the renewal can begin again. */
public final class AnnounceTakingBack {
    private final RenewalDesk desk;
    private final ShortMessages messages;

    public AnnounceTakingBack(RenewalDesk desk, ShortMessages messages) {
        this.desk = desk;
        this.messages = messages;
    }

    public void handle(ApplicationNumber number) {
        desk.find(number)
                .filter(TakenBack.class::isInstance)
                .flatMap(taken -> taken.reached(Identified.class))
                .ifPresent(identified -> messages.send(
                        identified.handler().mobile(),
                        ShortMessages.Template.CERTIFICATES_TAKEN_BACK,
                        List.of(number.value())));
    }
}
