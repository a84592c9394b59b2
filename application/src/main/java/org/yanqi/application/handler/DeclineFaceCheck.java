package org.yanqi.application.handler;

import java.time.Clock;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalCommand;

/** The handler does not want the face check; a reviewer can be asked to see to the identity instead. */
public final class DeclineFaceCheck {
    private final RenewalDesk desk;
    private final Clock clock;

    public DeclineFaceCheck(RenewalDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    public Outcome decline(ApplicationNumber number) {
        return desk.ask(RenewalDesk.HANDLER, number, new RenewalCommand.RefuseFaceCheck(clock.instant()));
    }

    public Outcome requestReview(ApplicationNumber number) {
        return desk.ask(RenewalDesk.HANDLER, number, new RenewalCommand.RequestReview(clock.instant()));
    }
}
