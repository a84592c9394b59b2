package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.yanqi.domain.renewal.CommandFixtures.FACE_REQUEST;
import static org.yanqi.domain.renewal.CommandFixtures.HANDLER;
import static org.yanqi.domain.renewal.CommandFixtures.NOW;
import static org.yanqi.domain.renewal.RenewalFixtures.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.domain.consent.AgreementKind;

/** The face check: begun with consent, judged by the provider, three times at most, then by a reviewer. */
class FaceCheckTest {
    @Test
    void ourRequestIsStoredBeforeTheProviderIsAsked() {
        FacePending pending = renewalWithFaceCheckUnderWay();
        assertThat(pending.check().request()).isEqualTo(FACE_REQUEST);
        assertThat(pending.check().attempt()).isEqualTo(1);
        assertThat(pending.check().session()).isEmpty();
    }

    @Test
    void theProvidersSessionIsAdded() {
        var command = CommandFixtures.recordingFaceSession();
        FacePending pending = after(renewalWithFaceCheckUnderWay(), command, FacePending.class);
        assertThat(pending.check().session()).contains(command.session());
        assertThat(pending.check().request()).isEqualTo(FACE_REQUEST);
    }

    @Test
    void thePassedFaceIsEvidence() {
        FaceVerified verified = faceVerifiedRenewal();
        assertThat(verified.evidence()).isEqualTo(new FaceEvidence.ByProvider(FACE_REQUEST, "provider-evidence", NOW));
        assertThat(verified.consent()).contains(CommandFixtures.consentTo(CommandFixtures.FACE));
    }

    @Test
    void anotherConsentIsNoConsentToTheFaceCheck() {
        var begin = new RenewalCommand.BeginFaceCheck(
                CommandFixtures.consentTo(CommandFixtures.PRIVACY), FACE_REQUEST, NOW);
        assertThat(refusalOf(identifiedRenewal(), begin))
                .isEqualTo(new Refusal.ConsentMissing(AgreementKind.FACE_AUTHORISATION));
    }

    @Test
    void anAnswerToAnotherRequestIsNotOurs() {
        var other = new RenewalCommand.ConcludeFaceCheck(
                "face-request-2", CommandFixtures.facePassed().result(), NOW);
        assertThat(refusalOf(renewalWithFaceCheckUnderWay(), other)).isEqualTo(new Refusal.FaceCheckNotOurs());
        var session = new RenewalCommand.RecordFaceSession(
                "face-request-2", CommandFixtures.recordingFaceSession().session(), NOW);
        assertThat(refusalOf(renewalWithFaceCheckUnderWay(), session)).isEqualTo(new Refusal.FaceCheckNotOurs());
    }

    @Test
    void anAnswerThatGivesBackAnotherRequestIsNotOursEither() {
        var passed = new FaceResult.Passed(HANDLER.name(), HANDLER.idNumber(), "face-request-2", "evidence");
        assertThat(refusalOf(renewalWithFaceCheckUnderWay(), CommandFixtures.faceConcluded(passed)))
                .isEqualTo(new Refusal.FaceCheckNotOurs());
    }

    @Test
    void anUnfinishedCheckIsWaitedFor() {
        assertThat(refusalOf(
                        renewalWithFaceCheckUnderWay(), CommandFixtures.faceConcluded(new FaceResult.Unfinished())))
                .isEqualTo(new Refusal.FaceCheckUnfinished());
    }

    @ParameterizedTest
    @EnumSource(value = FaceResult.Reason.class, mode = EnumSource.Mode.EXCLUDE, names = "EXPIRED")
    void everyFailureCounts(FaceResult.Reason reason) {
        Identified again = after(renewalWithFaceCheckUnderWay(), CommandFixtures.faceFailed(reason), Identified.class);
        assertThat(again.failedFaceChecks()).isEqualTo(1);
        assertThat(again.lastFailure()).contains(reason);
        assertThat(faceCheckBegunOn(again).check().attempt()).isEqualTo(2);
        assertThat(eventsOf(renewalWithFaceCheckUnderWay(), CommandFixtures.faceFailed(reason)))
                .containsExactly(new RenewalEvent.FaceCheckFailed(NUMBER, reason, NOW));
    }

    @Test
    void aCheckThatExpiredUnusedDoesNotCount() {
        FacePending third = faceCheckBegunOn(renewalWithFailedFaceChecks(2));
        Identified again = after(third, CommandFixtures.faceFailed(FaceResult.Reason.EXPIRED), Identified.class);
        assertThat(again.failedFaceChecks()).isEqualTo(2);
        assertThat(again.lastFailure()).contains(FaceResult.Reason.EXPIRED);
        assertThat(again.since()).isEqualTo(NOW);
    }

    @Test
    void whyItFailedIsForgottenOnceTheHandlerIsNamedAnewOrRefuses() {
        Identified failed = renewalWithFailedFaceChecks(1);
        assertThat(identifiedRenewal().lastFailure()).isEmpty();
        assertThat(after(failed, CommandFixtures.identifying(), Identified.class)
                        .lastFailure())
                .isEmpty();
        assertThat(after(failed, new RenewalCommand.RefuseFaceCheck(NOW), Identified.class)
                        .lastFailure())
                .isEmpty();
        assertThat(after(failed, CommandFixtures.revising(), Identified.class).lastFailure())
                .contains(FaceResult.Reason.LIVENESS);
    }

    @Test
    void theThirdFailureGoesToAReviewer() {
        FacePending third = faceCheckBegunOn(renewalWithFailedFaceChecks(2));
        var failed = CommandFixtures.faceFailed(FaceResult.Reason.ANOTHER_PERSON);
        UnderReview review = after(third, failed, UnderReview.class);
        assertThat(review.question().kind()).isEqualTo(ReviewQuestion.Kind.FACE_FAILED);
        assertThat(eventsOf(third, failed))
                .containsExactly(
                        new RenewalEvent.FaceCheckFailed(NUMBER, FaceResult.Reason.ANOTHER_PERSON, NOW),
                        new RenewalEvent.ReviewRequested(NUMBER, ReviewQuestion.Kind.FACE_FAILED, NOW));
    }

    @Test
    void refusingTheFaceCheckEndsInAClearState() {
        Identified refused = identifiedRefusingTheFaceCheck();
        assertThat(refused.faceRefused()).contains(NOW);
        assertThat(renewalUnderReview().question().kind()).isEqualTo(ReviewQuestion.Kind.FACE_REFUSED);
    }

    @Test
    void itCanBeRefusedEvenWhileTheCodeIsOnTheScreen() {
        Identified refused =
                after(renewalWithFaceCheckUnderWay(), new RenewalCommand.RefuseFaceCheck(NOW), Identified.class);
        assertThat(refused.faceRefused()).contains(NOW);
        assertThat(faceCheckBegunOn(refused).before()).isEqualTo(refused);
    }

    @Test
    void aReviewersYesTakesTheFacesPlace() {
        FaceVerified verified = after(renewalUnderReview(), CommandFixtures.approving(), FaceVerified.class);
        assertThat(verified.evidence())
                .isEqualTo(
                        new FaceEvidence.ByReviewer(CommandFixtures.approving().approval()));
        assertThat(verified.consent()).isEqualTo(Optional.empty());
        assertThat(eventsOf(renewalUnderReview(), CommandFixtures.approving()))
                .containsExactly(new RenewalEvent.ReviewDecided(NUMBER, "reviewer-7", true, NOW));
    }

    @Test
    void aReviewersNoTellsWhy() {
        assertThat(rejectedRenewal().reason()).isEqualTo("证件照片不清晰");
        assertThat(rejectedRenewal().reviewer()).isEqualTo("reviewer-7");
        assertThat(eventsOf(renewalUnderReview(), CommandFixtures.rejecting()))
                .containsExactly(new RenewalEvent.ReviewDecided(NUMBER, "reviewer-7", false, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space", ""})
    void requestIdsArePlain(String request) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FaceCheck(
                        CommandFixtures.consentTo(CommandFixtures.FACE), request, 1, NOW, Optional.empty()));
    }

    @Test
    void aSessionIsBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FaceCheck.Session(" ", "https://a", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new FaceCheck.Session("r".repeat(257), "https://a", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new FaceCheck.Session("r", "h".repeat(2049), NOW));
        assertThat(new FaceCheck.Session("r".repeat(256), "h".repeat(2048), NOW).expiresAt())
                .isEqualTo(NOW);
    }
}
