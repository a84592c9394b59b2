package org.yanqi.application.handler;

import java.util.List;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Identified;

/** Tells the handler that the renewal has succeeded and an invoice waits; a number that refuses messages stays untold. */
public final class AnnounceInstallation {
    private final RenewalDesk desk;
    private final ShortMessages messages;

    public AnnounceInstallation(RenewalDesk desk, ShortMessages messages) {
        this.desk = desk;
        this.messages = messages;
    }

    public void handle(ApplicationNumber number) {
        desk.find(number)
                .flatMap(application -> application.reached(Identified.class))
                .ifPresent(identified -> messages.send(
                        identified.handler().mobile(),
                        ShortMessages.Template.RENEWAL_INSTALLED,
                        List.of(number.value())));
    }
}
