package org.yanqi.domain.renewal;

import static org.yanqi.domain.renewal.CommandFixtures.FEE;
import static org.yanqi.domain.renewal.CommandFixtures.NOW;

import java.util.List;
import java.util.Set;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.certificate.CertificateFixtures;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.payment.FeeSchedule;

/** Renewals brought to where a test begins, always by the commands that bring a real one there. */
final class RenewalFixtures {
    static final ApplicationNumber NUMBER = new ApplicationNumber("YQ20250711-000123");

    static final RenewalRules RULES = new RenewalRules(
            RenewalWindow.STANDARD,
            FeeSchedule.perYear(FEE),
            List.of(
                    new RenewalRules.ServedIssuer(CertificateFixtures.SM2_CA, KeyProfile.SM2),
                    new RenewalRules.ServedIssuer(CertificateFixtures.HBCA, KeyProfile.P256)),
            Set.of(CommandFixtures.SERVICE, CommandFixtures.PRIVACY, CommandFixtures.FACE),
            ConfirmationPhrase.MANUAL,
            3,
            Patience.STANDARD,
            PersonalDataRetention.STANDARD);

    private RenewalFixtures() {}

    static Opened openedRenewal() {
        return openedRenewal(BiddingDeclaration.NOT_IN_USE);
    }

    static Opened openedRenewal(BiddingDeclaration bidding) {
        return (Opened) Opened.open(NUMBER, bidding, NOW).next();
    }

    static Acknowledged acknowledgedRenewal() {
        return after(openedRenewal(), CommandFixtures.acknowledging(), Acknowledged.class);
    }

    static Presented presentedRenewal() {
        return after(acknowledgedRenewal(), CommandFixtures.presenting(), Presented.class);
    }

    static Identified identifiedRenewal() {
        return after(presentedRenewal(), CommandFixtures.identifying(), Identified.class);
    }

    static FacePending renewalWithFaceCheckUnderWay() {
        return faceCheckBegunOn(identifiedRenewal());
    }

    static FacePending faceCheckBegunOn(Identified identified) {
        return after(identified, CommandFixtures.beginningFaceCheck(), FacePending.class);
    }

    static Identified renewalWithFailedFaceChecks(int failures) {
        Identified renewal = identifiedRenewal();
        for (int i = 0; i < failures; i++) {
            renewal = after(
                    faceCheckBegunOn(renewal),
                    CommandFixtures.faceFailed(FaceResult.Reason.LIVENESS),
                    Identified.class);
        }
        return renewal;
    }

    static FaceVerified faceVerifiedRenewal() {
        return after(renewalWithFaceCheckUnderWay(), CommandFixtures.facePassed(), FaceVerified.class);
    }

    static Signed signedRenewal() {
        return after(faceVerifiedRenewal(), CommandFixtures.signing(), Signed.class);
    }

    static Signed renewalAwaitingPayment() {
        return after(signedRenewal(), CommandFixtures.orderingPayment(), Signed.class);
    }

    static Paid paidRenewal() {
        return after(renewalAwaitingPayment(), CommandFixtures.confirmingPayment(), Paid.class);
    }

    static Issuing renewalBeingIssued() {
        return after(paidRenewal(), CommandFixtures.requestingIssuance(), Issuing.class);
    }

    static Issued issuedRenewal() {
        return after(renewalBeingIssued(), CommandFixtures.recordingIssuance(), Issued.class);
    }

    static Installed installedRenewal() {
        return after(issuedRenewal(), CommandFixtures.confirmingInstallation(), Installed.class);
    }

    static Completed completedRenewal() {
        return after(installedRenewal(), new RenewalCommand.RecordRetirement(NOW), Completed.class);
    }

    /** The certificate ended four hundred days ago. */
    static Identified identifiedLate() {
        var presented = after(
                acknowledgedRenewal(), CommandFixtures.presenting(CommandFixtures.LONG_EXPIRED, NOW), Presented.class);
        return after(presented, CommandFixtures.identifying(), Identified.class);
    }

    static UnderReview renewalUnderReview() {
        return after(identifiedRefusingTheFaceCheck(), new RenewalCommand.RequestReview(NOW), UnderReview.class);
    }

    static Identified identifiedRefusingTheFaceCheck() {
        return after(identifiedRenewal(), new RenewalCommand.RefuseFaceCheck(NOW), Identified.class);
    }

    static UnderReview lateRenewalUnderReview() {
        return after(identifiedLate(), new RenewalCommand.RequestReview(NOW), UnderReview.class);
    }

    static Cancelled cancelledRenewal() {
        return after(signedRenewal(), CommandFixtures.cancelling(), Cancelled.class);
    }

    static Rejected rejectedRenewal() {
        return after(renewalUnderReview(), CommandFixtures.rejecting(), Rejected.class);
    }

    static TakenBack takenBackRenewal() {
        return after(issuedRenewal(), CommandFixtures.takingBack(), TakenBack.class);
    }

    static Erased erasedRenewal() {
        return after(cancelledRenewal(), CommandFixtures.erasing(), Erased.class);
    }

    static Lapsed lapsedRenewal() {
        return after(presentedRenewal(), CommandFixtures.lapsing(), Lapsed.class);
    }

    static <S extends RenewalApplication> S after(RenewalApplication before, RenewalCommand command, Class<S> next) {
        return switch (before.decide(command, RULES)) {
            case Decision.Accepted accepted -> next.cast(accepted.next());
            case Decision.Refused refused ->
                throw new AssertionError(command.name() + " was refused: " + refused.refusal());
        };
    }

    static Refusal refusalOf(RenewalApplication before, RenewalCommand command) {
        return switch (before.decide(command, RULES)) {
            case Decision.Refused refused -> refused.refusal();
            case Decision.Accepted accepted ->
                throw new AssertionError(command.name() + " was accepted: " + accepted.next());
        };
    }

    static List<RenewalEvent> eventsOf(RenewalApplication before, RenewalCommand command) {
        return switch (before.decide(command, RULES)) {
            case Decision.Accepted accepted -> accepted.events();
            case Decision.Refused refused ->
                throw new AssertionError(command.name() + " was refused: " + refused.refusal());
        };
    }
}
