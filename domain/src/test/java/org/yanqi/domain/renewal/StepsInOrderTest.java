package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.renewal.CommandFixtures.NOW;
import static org.yanqi.domain.renewal.RenewalFixtures.*;

import org.junit.jupiter.api.Test;

/** Rule 7: the order of the steps; {@link StateCommandMatrixTest} has every pair. */
class StepsInOrderTest {
    @Test
    void consentComesBeforeData() {
        assertThat(refusalOf(openedRenewal(), CommandFixtures.identifying()))
                .isEqualTo(new Refusal.StepNotReached(RenewalStatus.OPENED, "IdentifyHandler"));
    }

    @Test
    void theFaceComesBeforeTheSignature() {
        assertThat(refusalOf(identifiedRenewal(), CommandFixtures.signing()))
                .isEqualTo(new Refusal.StepNotReached(RenewalStatus.IDENTIFIED, "SignAgreement"));
    }

    @Test
    void theSignatureComesBeforePayment() {
        assertThat(refusalOf(faceVerifiedRenewal(), CommandFixtures.orderingPayment()))
                .isEqualTo(new Refusal.StepNotReached(RenewalStatus.FACE_VERIFIED, "OrderPayment"));
    }

    @Test
    void paymentComesBeforeIssuance() {
        assertThat(refusalOf(renewalAwaitingPayment(), CommandFixtures.requestingIssuance()))
                .isEqualTo(new Refusal.StepNotReached(RenewalStatus.SIGNED, "RequestIssuance"));
    }

    @Test
    void possessionOfTheNewKeyComesBeforeTheOldOneIsRetired() {
        assertThat(refusalOf(issuedRenewal(), new RenewalCommand.RecordRetirement(NOW)))
                .isEqualTo(new Refusal.StepNotReached(RenewalStatus.ISSUED, "RecordRetirement"));
    }

    @Test
    void aStepIsNotDoneTwice() {
        assertThat(refusalOf(paidRenewal(), CommandFixtures.confirmingPayment()))
                .isEqualTo(new Refusal.StepAlreadyDone(RenewalStatus.PAID, "ConfirmPayment"));
        assertThat(refusalOf(identifiedRenewal(), CommandFixtures.acknowledging()))
                .isEqualTo(new Refusal.StepAlreadyDone(RenewalStatus.IDENTIFIED, "AcknowledgeNotices"));
    }

    @Test
    void whileAReviewerThinksNothingMovesOn() {
        assertThat(refusalOf(renewalUnderReview(), CommandFixtures.beginningFaceCheck()))
                .isEqualTo(new Refusal.NotOpen(RenewalStatus.UNDER_REVIEW, "BeginFaceCheck"));
    }

    @Test
    void whatIsPaidCanBeCancelledAndIsOwedBack() {
        assertThat(after(paidRenewal(), CommandFixtures.cancelling(), Cancelled.class)
                        .refundOwed())
                .isTrue();
        assertThat(cancelledRenewal().refundOwed()).isFalse();
        assertThat(eventsOf(paidRenewal(), CommandFixtures.cancelling()))
                .containsExactly(new RenewalEvent.RenewalCancelled(NUMBER, true, NOW));
    }

    @Test
    void onceTheCaIsAskedItIsTooLateToCancel() {
        var cancel = CommandFixtures.cancelling();
        assertThat(refusalOf(renewalBeingIssued(), cancel))
                .isEqualTo(new Refusal.TooLateToCancel(RenewalStatus.ISSUING));
        assertThat(refusalOf(issuedRenewal(), cancel)).isEqualTo(new Refusal.TooLateToCancel(RenewalStatus.ISSUED));
        assertThat(refusalOf(installedRenewal(), cancel))
                .isEqualTo(new Refusal.TooLateToCancel(RenewalStatus.INSTALLED));
    }

    @Test
    void theEndOfARenewalRemembersItsBeginning() {
        Completed completed = completedRenewal();
        assertThat(completed.reached(Presented.class)).contains(presentedRenewal());
        assertThat(completed.reached(Cancelled.class)).isEmpty();
        assertThat(completed.opened()).isEqualTo(openedRenewal());
        assertThat(rejectedRenewal().reached(Identified.class)).contains(identifiedRefusingTheFaceCheck());
    }
}
