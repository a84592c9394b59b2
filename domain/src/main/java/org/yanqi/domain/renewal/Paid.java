package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.renewal.RenewalCommand.RequestIssuance;

/** The fee is paid; from here on the renewal is owed. */
public record Paid(Signed before, PaymentChoice choice, Settlement settlement, Instant since)
        implements RenewalApplication {
    private static final List<Policy<Paid, RequestIssuance>> POLICIES = List.of(
            (state, command, rules) -> NeverRevoked.refusal(command.revocation()),
            (state, command, rules) -> DecryptBidsBeforeRenewal.refusal(
                    state.opened().bidding(),
                    state.presented().pair(),
                    command.bids(),
                    state.presented().bidRisk(),
                    command.at()),
            new IssuerChoosesTheExtensions(),
            new SubjectIsUnchanged(),
            new KeysAreNew(),
            Paid::oldKeyVouchesForNewKey);

    @Override
    public RenewalStatus status() {
        return RenewalStatus.PAID;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.of(before);
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return switch (command) {
            case RequestIssuance request -> request(request, rules);
            case RenewalCommand.Cancel cancel -> Ending.cancel(this, cancel);
            case RenewalCommand.Erase erase -> Ending.erase(this, erase, rules);
            default -> StepsInOrder.refuse(this, command);
        };
    }

    /** The certificate pair that is to be replaced. */
    public Presented presented() {
        return before.before().before().before();
    }

    private Decision request(RequestIssuance command, RenewalRules rules) {
        return Policy.firstRefusal(POLICIES, this, command, rules)
                .map(Decision::refuse)
                .orElseGet(() -> accept(command));
    }

    private Decision accept(RequestIssuance command) {
        CertificatePair old = presented().pair();
        var order = new IssuanceOrder(
                command.request(),
                command.signingSerial(),
                command.encryptionSerial(),
                choice.term().renew(old.validity(), command.at()),
                IssuanceOrder.Replaced.of(old));
        return Decision.accept(
                new Issuing(this, order, command.at()),
                new RenewalEvent.IssuanceRequested(number(), command.request().fingerprint(), command.at()));
    }

    private static Optional<Refusal> oldKeyVouchesForNewKey(Paid state, RequestIssuance command, RenewalRules rules) {
        Certificate old = state.presented().pair().signing();
        return command.binding()
                        .filter(proof -> proof.certificate().equals(old.fingerprint()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal.BindingNotProved());
    }
}
