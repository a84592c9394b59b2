package org.yanqi.application.renewal;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.yanqi.application.port.Agreements;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Consents;
import org.yanqi.domain.renewal.RenewalCommand;

/** The notices are read, the phrase is typed, the agreements are accepted as they were shown. */
public final class AcknowledgeNotices {
    private final RenewalDesk desk;
    private final Agreements agreements;
    private final Clock clock;

    /** @param accepted the hash of the text that was shown, for each agreement accepted */
    public record Command(
            ApplicationNumber number,
            String typedPhrase,
            boolean biddingRiskAcknowledged,
            Map<AgreementKind, Sha256> accepted) {
        public Command {
            accepted = Map.copyOf(accepted);
            if (typedPhrase.length() > 200) {
                throw new IllegalArgumentException("the phrase field holds at most 200 characters");
            }
        }
    }

    public AcknowledgeNotices(RenewalDesk desk, Agreements agreements, Clock clock) {
        this.desk = desk;
        this.agreements = agreements;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        Instant now = clock.instant();
        var consents = new Consents(command.accepted().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(accepted -> ShownAgreement.consent(agreements, accepted.getKey(), accepted.getValue(), now))
                .toList());
        return desk.ask(
                RenewalDesk.HANDLER,
                command.number(),
                new RenewalCommand.AcknowledgeNotices(
                        command.typedPhrase(), command.biddingRiskAcknowledged(), consents, now));
    }
}
