package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.renewal.RenewalCommand.RecordRetirement;

/** The token works with the new keys: only now may the old signing key be retired and its certificate revoked. */
public record Installed(
        Issuing before, CertificatePair renewed, ProofOfPossession newKey, boolean oldKeyKept, Instant since)
        implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.INSTALLED;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(before);
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case RecordRetirement retired ->
                Decision.accept(
                        new Completed(this, retired.at()), new RenewalEvent.RenewalCompleted(number(), retired.at()));
            case RenewalCommand.Cancel cancel -> Ending.tooLate(this);
            case RenewalCommand.Erase erase -> Ending.erase(this, erase, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }
}
