package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.renewal.RenewalCommand.SignAgreement;

/** The handler is who the ID card says; {@code consent} is absent where a reviewer saw to it without a face check. */
public record FaceVerified(Identified before, Optional<Consent> consent, FaceEvidence evidence, Instant since)
        implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.FACE_VERIFIED;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(before);
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case SignAgreement sign -> sign(sign);
            case RenewalCommand.IdentifyHandler corrected -> Revising.identity(this, corrected, rules);
            case RenewalCommand.PresentCertificate again -> Revising.certificate(this, again, rules);
            case RenewalCommand.ReviseBidding revise -> Revising.bidding(this, revise);
            case RenewalCommand.Cancel cancel -> Ending.cancel(this, cancel);
            case RenewalCommand.Lapse lapse -> Ending.lapse(this, lapse, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }

    /** The same face, of a person who was described again. */
    FaceVerified on(Identified other) {
        return new FaceVerified(other, consent, evidence, since);
    }

    private Decision sign(SignAgreement command) {
        var signature = command.signature();
        if (!signature.shownDocument().equals(command.prepared())) {
            return Decision.refuse(new Refusal.DocumentDiffers(command.prepared(), signature.shownDocument()));
        }
        return Decision.accept(
                new Signed(this, signature, Optional.empty(), command.at()),
                new RenewalEvent.AgreementSigned(number(), signature.signedDocument(), command.at()));
    }
}
