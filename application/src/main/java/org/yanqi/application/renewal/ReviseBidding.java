package org.yanqi.application.renewal;

import java.time.Clock;
import java.util.List;
import org.yanqi.application.port.SealedBids;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;

/** The handler answers the questionnaire again: the certificate is judged anew, everything else stays. */
public final class ReviseBidding {
    private final RenewalDesk desk;
    private final SealedBids bids;
    private final Clock clock;

    /** @param seen the version of the application that the handler was looking at */
    public record Command(ApplicationNumber number, long seen, BiddingDeclaration bidding, boolean riskAcknowledged) {}

    public ReviseBidding(RenewalDesk desk, SealedBids bids, Clock clock) {
        this.desk = desk;
        this.bids = bids;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return desk.askOnlyIf(
                command.seen(),
                RenewalDesk.HANDLER,
                command.number(),
                new RenewalCommand.ReviseBidding(
                        command.bidding(),
                        command.riskAcknowledged(),
                        desk.find(command.number()).map(this::declared).orElse(List.of()),
                        clock.instant()));
    }

    private List<SealedBid> declared(RenewalApplication application) {
        return application
                .reached(Presented.class)
                .map(presented -> bids.of(presented.pair().encryption().fingerprint()))
                .orElse(List.of());
    }
}
