package org.yanqi.application.renewal;

import java.time.Clock;
import java.time.Instant;
import org.yanqi.application.port.ApplicationNumbers;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.RenewalApplication;

/** The questionnaire is answered: a new application with a number of its own. */
public final class OpenRenewal {
    private final ApplicationNumbers numbers;
    private final RenewalDesk desk;
    private final Clock clock;

    public record Command(BiddingDeclaration bidding) {}

    public OpenRenewal(ApplicationNumbers numbers, RenewalDesk desk, Clock clock) {
        this.numbers = numbers;
        this.desk = desk;
        this.clock = clock;
    }

    public RenewalApplication handle(Command command) {
        Instant now = clock.instant();
        var number = numbers.next(now.atOffset(ValidityTerm.CHINA).toLocalDate());
        return desk.open(Opened.open(number, command.bidding(), now));
    }
}
