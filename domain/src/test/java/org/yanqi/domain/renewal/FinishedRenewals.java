package org.yanqi.domain.renewal;

import java.util.List;
import java.util.Optional;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.Settlement;

/** Renewals with certificates, for tests outside of this package: as they ought to be, and changed in one place. */
public final class FinishedRenewals {
    public static final RenewalRules RULES = RenewalFixtures.RULES;

    /** As it is after an honest renewal. */
    public static final Completed COMPLETED = RenewalFixtures.completedRenewal();

    public static final Installed INSTALLED = COMPLETED.before();
    public static final Issuing ISSUING = INSTALLED.before();
    public static final Issued ISSUED = RenewalFixtures.issuedRenewal();
    public static final TakenBack TAKEN_BACK = RenewalFixtures.takenBackRenewal();
    public static final Paid PAID = ISSUING.before();
    public static final CertificatePair OLD = PAID.presented().pair();
    public static final CertificatePair RENEWED = INSTALLED.renewed();

    private static final FaceVerified VERIFIED = PAID.before().before();

    private FinishedRenewals() {}

    public static Erased erased() {
        return RenewalFixtures.after(COMPLETED, CommandFixtures.erasing(), Erased.class);
    }

    public static Erased erased(Erased.Evidence evidence) {
        return new Erased(COMPLETED.number(), RenewalStatus.COMPLETED, evidence, erased().since());
    }

    /** What is left of the one whose certificates were taken back. */
    public static Erased erasedAfterTakingBack() {
        return RenewalFixtures.after(TAKEN_BACK, CommandFixtures.erasing(), Erased.class);
    }

    public static Completed on(Issuing issuing) {
        var installed = new Installed(
                issuing, INSTALLED.renewed(), INSTALLED.newKey(), INSTALLED.oldKeyKept(), INSTALLED.since());
        return new Completed(installed, COMPLETED.since());
    }

    public static Completed recording(CertificatePair renewed) {
        return new Completed(
                new Installed(ISSUING, renewed, INSTALLED.newKey(), true, INSTALLED.since()), COMPLETED.since());
    }

    public static Completed proving(ProofOfPossession newKey) {
        return new Completed(new Installed(ISSUING, RENEWED, newKey, true, INSTALLED.since()), COMPLETED.since());
    }

    public static Completed ordering(IssuanceOrder order) {
        return on(new Issuing(PAID, order, ISSUING.since()));
    }

    public static Completed paidWith(Settlement settlement) {
        return on(new Paid(PAID.before(), PAID.choice(), settlement, PAID.since()));
    }

    public static Completed paidWith(Money amount) {
        return paidWith(new Settlement(
                PAID.settlement().transaction(), amount, PAID.settlement().at()));
    }

    public static Completed consenting(List<Consent> given) {
        Identified identified = VERIFIED.before();
        Presented before = identified.before();
        var presented = presented(
                new Acknowledged(
                        before.before().before(),
                        new Consents(given),
                        before.before().since()),
                before.late());
        return on(
                new FaceVerified(identified.on(presented), VERIFIED.consent(), VERIFIED.evidence(), VERIFIED.since()));
    }

    public static Completed consentingToNoFaceCheck() {
        return on(new FaceVerified(VERIFIED.before(), Optional.empty(), VERIFIED.evidence(), VERIFIED.since()));
    }

    public static Completed of(OrganisationName name) {
        Identified identified = VERIFIED.before();
        Applicant applicant = new Applicant(
                name,
                identified.applicant().creditCode(),
                identified.applicant().document());
        return on(verified(identified(identified.before(), applicant, Optional.empty())));
    }

    public static Completed late(LateRenewal late, Optional<ReviewApproval> approval) {
        Identified identified = VERIFIED.before();
        Presented presented = presented(identified.before().before(), Optional.of(late));
        return on(verified(identified(presented, identified.applicant(), approval)));
    }

    public static Completed approved(ReviewApproval approval) {
        return on(new FaceVerified(
                VERIFIED.before(), Optional.empty(), new FaceEvidence.ByReviewer(approval), VERIFIED.since()));
    }

    private static Completed on(Paid paid) {
        return on(new Issuing(paid, ISSUING.order(), ISSUING.since()));
    }

    private static Completed on(FaceVerified verified) {
        Signed signed = PAID.before();
        return on(new Paid(
                new Signed(verified, signed.signature(), signed.choice(), signed.since()),
                PAID.choice(),
                PAID.settlement(),
                PAID.since()));
    }

    private static FaceVerified verified(Identified identified) {
        return new FaceVerified(identified, VERIFIED.consent(), VERIFIED.evidence(), VERIFIED.since());
    }

    private static Identified identified(Presented before, Applicant applicant, Optional<ReviewApproval> approval) {
        Identified identified = VERIFIED.before();
        return new Identified(
                before,
                applicant,
                identified.handler(),
                0,
                Optional.empty(),
                approval,
                Optional.empty(),
                identified.since());
    }

    private static Presented presented(Acknowledged before, Optional<LateRenewal> late) {
        Presented presented = PAID.presented();
        return new Presented(
                before,
                presented.pair(),
                presented.token(),
                presented.proof(),
                late,
                presented.bidAdvice(),
                presented.bidRisk(),
                presented.since());
    }
}
