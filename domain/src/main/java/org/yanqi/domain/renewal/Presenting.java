package org.yanqi.domain.renewal;

import java.util.List;
import java.util.Optional;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.renewal.RenewalCommand.PresentCertificate;

/** Whether the certificate on the UKey can be renewed here and now. */
final class Presenting {
    private static final List<Policy<Acknowledged, PresentCertificate>> POLICIES = List.of(
            Presenting::issuerIsServed,
            Presenting::possessionIsProved,
            (state, command, rules) -> NeverRevoked.refusal(command.revocation()),
            (state, command, rules) -> rules.window().refusal(command.pair(), command.at()),
            (state, command, rules) -> DecryptBidsBeforeRenewal.refusal(
                    state.before().bidding(), command.pair(), command.bids(), command.bidRisk(), command.at()));

    private Presenting() {}

    static Decision decide(Acknowledged state, PresentCertificate command, RenewalRules rules) {
        return Policy.firstRefusal(POLICIES, state, command, rules)
                .map(Decision::refuse)
                .orElseGet(() -> accept(state, command, rules));
    }

    private static Decision accept(Acknowledged state, PresentCertificate command, RenewalRules rules) {
        var presented = new Presented(
                state,
                command.pair(),
                command.token(),
                command.proof().orElseThrow(),
                rules.window().lateness(command.pair().validity(), command.at()),
                DecryptBidsBeforeRenewal.advice(state.before().bidding(), command.pair(), command.bids(), command.at()),
                command.bidRisk(),
                command.at());
        return Decision.accept(
                presented,
                new RenewalEvent.CertificatePresented(
                        state.number(), command.pair().signing().fingerprint(), command.at()));
    }

    private static Optional<Refusal> issuerIsServed(
            Acknowledged state, PresentCertificate command, RenewalRules rules) {
        var issuer = command.pair().signing().issuer();
        return rules.issuers().stream().anyMatch(served -> served.name().matches(issuer))
                ? Optional.empty()
                : Optional.of(new Refusal.IssuerNotServed(issuer));
    }

    private static Optional<Refusal> possessionIsProved(
            Acknowledged state, PresentCertificate command, RenewalRules rules) {
        Certificate signing = command.pair().signing();
        return command.proof()
                        .filter(proof -> proof.certificate().equals(signing.fingerprint()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal.PossessionNotProved());
    }
}
