package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.RenewalCommand.ConfirmInstallation;
import org.yanqi.domain.renewal.RenewalCommand.RequestIssuance;

/** The new pair exists; its enveloped encryption key is kept until the token has proved that it holds it. */
public record Issued(Issuing before, CertificatePair renewed, Bytes encryptionKey, Instant since)
        implements RenewalApplication {
    @Override
    public RenewalStatus status() {
        return RenewalStatus.ISSUED;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(before);
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case RequestIssuance again -> IssueOnce.again(this, before.order(), again);
            case ConfirmInstallation confirm -> confirm(confirm, rules);
            case RenewalCommand.TakeBack takeBack -> takeBack(takeBack);
            case RenewalCommand.Cancel cancel -> Ending.tooLate(this);
            case RenewalCommand.Erase erase -> Ending.erase(this, erase, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }

    private Decision takeBack(RenewalCommand.TakeBack command) {
        return Decision.accept(
                new TakenBack(this, command.reviewer(), command.reason(), command.at()),
                new RenewalEvent.CertificatesTakenBack(
                        number(),
                        renewed.signing().serial(),
                        renewed.encryption().serial(),
                        command.at()));
    }

    private Decision confirm(ConfirmInstallation command, RenewalRules rules) {
        return new OldEncryptionKeyStays()
                .refusal(this, command, rules)
                .map(Decision::refuse)
                .orElseGet(() -> Decision.accept(
                        new Installed(
                                before,
                                renewed,
                                command.newKeySigns().orElseThrow(),
                                !command.oldKeyLetGo(),
                                command.at()),
                        new RenewalEvent.CertificatesInstalled(
                                number(),
                                OldEncryptionCertificateStaysValid.superseded(
                                                before.before().presented().pair())
                                        .serial(),
                                command.at())));
    }
}
