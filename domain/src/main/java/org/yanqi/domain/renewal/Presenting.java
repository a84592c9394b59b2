package org.yanqi.domain.renewal;

import java.util.List;
import java.util.Optional;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.renewal.RenewalCommand.PresentCertificate;

/** Whether the certificate on the UKey can be renewed here and now. */
final class Presenting {
    private static final List<Policy<Acknowledged, PresentCertificate>> POLICIES = List.of(
            Presenting::issuerIsServed,
            Presenting::possessionIsProved,
            Presenting::certificateIsNotRevoked,
            (state, command, rules) -> rules.window().refusal(command.pair().validity(), command.at()),
            new DecryptBidsBeforeRenewal());

    private Presenting() {}

    static Decision decide(Acknowledged state, PresentCertificate command, RenewalRules rules) {
        return Policy.firstRefusal(POLICIES, state, command, rules)
                .map(Decision::refuse)
                .orElseGet(() -> accept(state, command));
    }

    private static Decision accept(Acknowledged state, PresentCertificate command) {
        var presented = new Presented(
                state,
                command.pair(),
                command.token(),
                command.proof().orElseThrow(),
                DecryptBidsBeforeRenewal.advice(command),
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

    private static Optional<Refusal> certificateIsNotRevoked(
            Acknowledged state, PresentCertificate command, RenewalRules rules) {
        return switch (command.revocation()) {
            case RevocationStatus.Good() -> Optional.empty();
            case RevocationStatus.Revoked(var at) -> Optional.of(new Refusal.CertificateRevoked(at));
            case RevocationStatus.Suspended(var at) -> Optional.of(new Refusal.CertificateSuspended(at));
            case RevocationStatus.Unknown() -> Optional.of(new Refusal.RevocationUnknown());
        };
    }
}
