package org.yanqi.domain.check;

import static org.yanqi.domain.renewal.RenewalStatus.FACE_VERIFIED;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.renewal.Acknowledged;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.FaceEvidence;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.ReviewApproval;

/** The certificate is the applicant's, the handler was identified, and agreed to texts that can still be read. */
final class IdentityRules {
    private IdentityRules() {}

    static void apply(IssuanceFacts facts, Mismatches mismatches) {
        facts.reached(Identified.class).ifPresent(identified -> holderIsApplicant(identified, facts, mismatches));
        facts.reached(FaceVerified.class).ifPresent(verified -> handlerIsIdentified(verified, facts, mismatches));
        facts.erased()
                .filter(erased -> erased.evidence().face().isEmpty())
                .ifPresent(erased -> mismatches.add(new Mismatch.IdentityNotProved(FACE_VERIFIED)));
        consentsAreThere(facts, mismatches);
    }

    private static void holderIsApplicant(Identified identified, IssuanceFacts facts, Mismatches mismatches) {
        OrganisationName applicant = identified.applicant().name();
        facts.pair()
                .or(facts::recorded)
                .map(pair -> pair.subject().holder().orElse(""))
                .filter(holder -> !applicant.isSameAs(holder))
                .ifPresent(holder ->
                        mismatches.add(new Mismatch.OtherHolder(Sha256.of(applicant.value()), Sha256.of(holder))));
    }

    private static void handlerIsIdentified(FaceVerified verified, IssuanceFacts facts, Mismatches mismatches) {
        Identified identified = verified.before();
        if (identified.waitsForLateApproval()) {
            identified
                    .before()
                    .late()
                    .ifPresent(late -> mismatches.add(new Mismatch.LateWithoutReview(late.expired())));
        }
        Optional<ReviewApproval> byReviewer = verified.evidence() instanceof FaceEvidence.ByReviewer by
                ? Optional.of(by.approval())
                : Optional.empty();
        if (facts.canRead(Store.LEDGER)) {
            Stream.concat(identified.lateApproval().stream(), byReviewer.stream())
                    .filter(approval -> !facts.kept()
                            .reviews()
                            .contains(new KeptEvidence.Review(approval.reviewer(), approval.at())))
                    .map(approval -> new Mismatch.ReviewNotInLedger(approval.at()))
                    .forEach(mismatches::add);
        }
    }

    private static void consentsAreThere(IssuanceFacts facts, Mismatches mismatches) {
        List<Consent> given = given(facts);
        Set<AgreementKind> kinds =
                given.stream().map(consent -> consent.agreement().kind()).collect(Collectors.toUnmodifiableSet());
        needed(facts)
                .filter(kind -> !kinds.contains(kind))
                .map(Mismatch.ConsentMissing::new)
                .forEach(mismatches::add);
        for (Consent consent : given) {
            if (facts.canRead(Store.AGREEMENT_TEXTS) && !facts.kept().texts().contains(consent.agreement())) {
                mismatches.add(
                        new Mismatch.ConsentTextMissing(consent.agreement().content()));
            }
            facts.issuedAt()
                    .filter(issued -> consent.at().isAfter(issued.plus(IssuanceCheck.CLOCKS)))
                    .ifPresent(issued -> mismatches.add(new Mismatch.ConsentAfterIssuance(issued, consent.at())));
        }
    }

    /** A reviewer's yes takes the place of the face check, and of the consent to it. */
    private static Stream<AgreementKind> needed(IssuanceFacts facts) {
        boolean faceChecked = facts.reached(FaceVerified.class)
                .filter(verified -> verified.evidence() instanceof FaceEvidence.ByProvider)
                .isPresent();
        return Stream.of(AgreementKind.values())
                .filter(kind -> kind != AgreementKind.FACE_AUTHORISATION || faceChecked);
    }

    private static List<Consent> given(IssuanceFacts facts) {
        Stream<Consent> left =
                facts.erased().map(Erased::evidence).stream().flatMap(evidence -> evidence.consents().stream());
        Stream<Consent> toTheRenewal = facts.reached(Acknowledged.class).stream()
                .flatMap(acknowledged -> acknowledged.consents().given().stream());
        Stream<Consent> toTheFaceCheck = facts.reached(FaceVerified.class).flatMap(FaceVerified::consent).stream();
        return Stream.of(left, toTheRenewal, toTheFaceCheck)
                .flatMap(consents -> consents)
                .toList();
    }
}
