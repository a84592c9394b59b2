package org.yanqi.domain.check;

import static org.yanqi.domain.renewal.RenewalStatus.SIGNED;

import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.Signed;
import org.yanqi.domain.signature.Signature;

/** The paper that was signed is there unchanged, signed by the handler's own certificate, and before anything was issued. */
final class AgreementRules {
    private AgreementRules() {}

    static void apply(IssuanceFacts facts, Mismatches mismatches) {
        Optional<Signature> signature = facts.reached(Signed.class)
                .map(Signed::signature)
                .or(() -> facts.erased().map(Erased::evidence).flatMap(Erased.Evidence::signature));
        signature.ifPresentOrElse(
                signed -> apply(signed, facts, mismatches),
                () -> mismatches.add(new Mismatch.SignatureMissing(SIGNED)));
    }

    private static void apply(Signature signature, IssuanceFacts facts, Mismatches mismatches) {
        if (facts.canRead(Store.AGREEMENT) && facts.erased().isEmpty()) {
            isThere(signature.signedDocument(), facts.kept().agreement(), mismatches);
        }
        if (facts.canRead(Store.EVENT_CERTIFICATES)) {
            signature
                    .eventCertificate()
                    .filter(signer -> !facts.kept().eventCertificates().contains(signer))
                    .map(Mismatch.OtherSigner::new)
                    .ifPresent(mismatches::add);
        }
        facts.issuedAt()
                .filter(issued -> signature.at().isAfter(issued.plus(IssuanceCheck.CLOCKS)))
                .map(issued -> new Mismatch.IssuedBefore(new Mismatch.Step(SIGNED, signature.at()), issued))
                .ifPresent(mismatches::add);
    }

    private static void isThere(Sha256 signed, Optional<Sha256> kept, Mismatches mismatches) {
        kept.ifPresentOrElse(
                found -> mismatches.compare(signed, found, Mismatch.AgreementChanged::new),
                () -> mismatches.add(new Mismatch.AgreementMissing(signed)));
    }
}
