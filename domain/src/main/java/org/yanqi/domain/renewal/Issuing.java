package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.RenewalCommand.RecordIssuance;
import org.yanqi.domain.renewal.RenewalCommand.RequestIssuance;

/** The intent to issue is stored; CA and KMC may or may not have acted on it. */
public record Issuing(Paid before, IssuanceOrder order, Instant since) implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.ISSUING;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(before);
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case RequestIssuance again -> IssueOnce.again(this, order, again);
            case RecordIssuance issued -> record(issued, rules);
            case RenewalCommand.Cancel cancel -> Ending.tooLate(this);
            case RenewalCommand.Erase erase -> Ending.erase(this, erase, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }

    private Decision record(RecordIssuance command, RenewalRules rules) {
        var pair = command.pair();
        CertificatePair old = before.presented().pair();
        var discretion = rules.served(old.signing().issuer()).discretion();
        return IssueOnce.difference(order, old, pair, discretion)
                .map(difference -> Decision.refuse(new Refusal.IssuedOtherThanAsked(difference)))
                .orElseGet(() -> Decision.accept(
                        new Issued(this, pair, command.encryptionKey(), command.at()),
                        new RenewalEvent.CertificatesIssued(
                                number(),
                                pair.signing().serial(),
                                pair.encryption().serial(),
                                command.at())));
    }
}
