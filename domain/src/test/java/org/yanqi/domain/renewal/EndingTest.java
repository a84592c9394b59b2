package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.yanqi.domain.renewal.CommandFixtures.NOW;
import static org.yanqi.domain.renewal.RenewalFixtures.NUMBER;
import static org.yanqi.domain.renewal.RenewalFixtures.after;
import static org.yanqi.domain.renewal.RenewalFixtures.cancelledRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.completedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.eventsOf;
import static org.yanqi.domain.renewal.RenewalFixtures.faceVerifiedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.identifiedLate;
import static org.yanqi.domain.renewal.RenewalFixtures.identifiedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.installedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.issuedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.lateRenewalUnderReview;
import static org.yanqi.domain.renewal.RenewalFixtures.presentedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.refusalOf;
import static org.yanqi.domain.renewal.RenewalFixtures.renewalWithFaceCheckUnderWay;
import static org.yanqi.domain.renewal.RenewalFixtures.signedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.takenBackRenewal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.CertificateFixtures;
import org.yanqi.domain.consent.AgreementKind;

/** How applications end before their time, wait for a reviewer, and are forgotten. */
class EndingTest {
    private static final Instant THIRTY_DAYS_ON = NOW.plus(Duration.ofDays(30));

    @Test
    void nothingLapsesBeforeItsTime() {
        assertThat(refusalOf(presentedRenewal(), new RenewalCommand.Lapse(THIRTY_DAYS_ON.minusSeconds(1))))
                .isEqualTo(new Refusal.NotYetLapsed(THIRTY_DAYS_ON));
        assertThat(eventsOf(presentedRenewal(), new RenewalCommand.Lapse(THIRTY_DAYS_ON)))
                .containsExactly(new RenewalEvent.RenewalLapsed(NUMBER, THIRTY_DAYS_ON));
    }

    @Test
    void noticeIsGivenThreeDaysBefore() {
        Patience patience = Patience.STANDARD;
        assertThat(patience.lapses(presentedRenewal())).isEqualTo(THIRTY_DAYS_ON);
        assertThat(patience.lapsedIfUnchangedSince(THIRTY_DAYS_ON)).isEqualTo(NOW);
        assertThat(patience.noticeIfUnchangedSince(THIRTY_DAYS_ON.minus(Duration.ofDays(3))))
                .isEqualTo(NOW);
        assertThat(Patience.WAITING_FOR_HANDLER)
                .contains(RenewalStatus.OPENED, RenewalStatus.SIGNED)
                .doesNotContain(RenewalStatus.PAID, RenewalStatus.UNDER_REVIEW, RenewalStatus.COMPLETED);
    }

    @Test
    void aConsentIsWithdrawnBeforeTheSignatureAndNotAfterIt() {
        var withdrawn = after(faceVerifiedRenewal(), CommandFixtures.withdrawing(), Cancelled.class);
        assertThat(withdrawn.reason()).isEqualTo(CancelReason.CONSENT_WITHDRAWN);
        assertThat(refusalOf(signedRenewal(), CommandFixtures.withdrawing()))
                .isEqualTo(new Refusal.TooLateToCancel(RenewalStatus.SIGNED));
    }

    @Test
    void whatTheWithdrawnConsentWasForIsErasedAtOnce() {
        var withdrawn = after(faceVerifiedRenewal(), CommandFixtures.withdrawing(), Cancelled.class);
        assertThat(after(withdrawn, new RenewalCommand.Erase(NOW), Erased.class).ended())
                .isEqualTo(RenewalStatus.CANCELLED);
    }

    @Test
    void newCertificatesAreTakenBackByAReviewerWithAReason() {
        var taken = takenBackRenewal();

        assertThat(taken.before()).isEqualTo(issuedRenewal());
        assertThat(taken.reviewer()).isEqualTo(CommandFixtures.takingBack().reviewer());
        assertThat(taken.reason()).isEqualTo(CommandFixtures.takingBack().reason());
        assertThat(eventsOf(issuedRenewal(), CommandFixtures.takingBack()))
                .containsExactly(new RenewalEvent.CertificatesTakenBack(
                        NUMBER,
                        taken.before().renewed().signing().serial(),
                        taken.before().renewed().encryption().serial(),
                        NOW));
    }

    @Test
    void ofTheInstallationAndTheTakingBackTheFirstOneWins() {
        assertThat(refusalOf(takenBackRenewal(), CommandFixtures.confirmingInstallation()))
                .isEqualTo(new Refusal.NotOpen(RenewalStatus.TAKEN_BACK, "ConfirmInstallation"));
        assertThat(refusalOf(installedRenewal(), CommandFixtures.takingBack()))
                .isEqualTo(new Refusal.StepAlreadyDone(RenewalStatus.INSTALLED, "TakeBack"));
    }

    @Test
    void whatIsErasedStillNamesTheCertificatesThatWereTakenBack() {
        var taken = takenBackRenewal();

        assertThat(after(taken, CommandFixtures.erasing(), Erased.class)
                        .evidence()
                        .certificates())
                .hasSize(4)
                .endsWith(
                        taken.before().renewed().signing().fingerprint(),
                        taken.before().renewed().encryption().fingerprint());
    }

    @Test
    void evidenceIsKeptUntilItsTimeIsOver() {
        Instant fiveYearsOn = Instant.parse("2030-07-11T02:00:00Z");
        assertThat(refusalOf(cancelledRenewal(), new RenewalCommand.Erase(fiveYearsOn.minusSeconds(1))))
                .isEqualTo(new Refusal.RetentionNotOver(fiveYearsOn));
    }

    @Test
    void whatIsErasedStillProvesWhatHappened() {
        var completed = completedRenewal();
        var erased = after(completed, CommandFixtures.erasing(), Erased.class);
        var signed = completed.reached(Signed.class).orElseThrow();
        var installed = completed.reached(Installed.class).orElseThrow();

        assertThat(erased.number()).isEqualTo(NUMBER);
        assertThat(erased.previous()).isEmpty();
        assertThat(erased.ended()).isEqualTo(RenewalStatus.COMPLETED);
        assertThat(erased.evidence().signature()).contains(signed.signature());
        assertThat(erased.evidence().consents())
                .extracting(consent -> consent.agreement().kind())
                .containsExactly(
                        AgreementKind.CERTIFICATE_SERVICE,
                        AgreementKind.PRIVACY_POLICY,
                        AgreementKind.FACE_AUTHORISATION);
        assertThat(erased.evidence().face())
                .contains(Sha256.of("provider\0" + CommandFixtures.FACE_REQUEST + "\0provider-evidence\0"));
        assertThat(erased.evidence().certificates())
                .containsExactly(
                        CertificateFixtures.MANUAL_PAIR.signing().fingerprint(),
                        CertificateFixtures.MANUAL_PAIR.encryption().fingerprint(),
                        installed.renewed().signing().fingerprint(),
                        installed.renewed().encryption().fingerprint());
        assertThat(eventsOf(completed, CommandFixtures.erasing()))
                .containsExactly(new RenewalEvent.PersonalDataErased(
                        NUMBER, CommandFixtures.erasing().at()));
    }

    @Test
    void aConsentToTheFaceCheckIsProvedThoughTheCheckCameToNothing() {
        var withdrawn = after(renewalWithFaceCheckUnderWay(), CommandFixtures.withdrawing(), Cancelled.class);
        var evidence =
                after(withdrawn, new RenewalCommand.Erase(NOW), Erased.class).evidence();

        assertThat(evidence.consents())
                .extracting(consent -> consent.agreement().kind())
                .contains(AgreementKind.FACE_AUTHORISATION);
        assertThat(evidence.face()).isEmpty();
    }

    @Test
    void aLateRenewalIsForAReviewerBeforeTheFaceCheck() {
        assertThat(refusalOf(identifiedLate(), CommandFixtures.beginningFaceCheck()))
                .isInstanceOf(Refusal.ExpiredTooLong.class);
        assertThat(lateRenewalUnderReview().question().kind()).isEqualTo(ReviewQuestion.Kind.LATE_RENEWAL);
    }

    @Test
    void afterTheReviewersYesItGoesOnWhereItStopped() {
        var approved = after(lateRenewalUnderReview(), CommandFixtures.approving(), Identified.class);
        assertThat(approved.lateApproval()).contains(CommandFixtures.approving().approval());
        assertThat(approved.waitsForLateApproval()).isFalse();
        assertThat(after(approved, CommandFixtures.beginningFaceCheck(), FacePending.class)
                        .before())
                .isEqualTo(approved);
    }

    @Test
    void whatTheRulesDecideIsNotForAReviewer() {
        assertThat(refusalOf(identifiedRenewal(), new RenewalCommand.RequestReview(NOW)))
                .isEqualTo(new Refusal.NothingToReview());
    }

    @Test
    void aDecisionNamesItsReviewerAndItsGround() {
        for (String reviewer : List.of("", "Shenhe", "审核员", "a".repeat(31))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ReviewApproval(reviewer, "材料齐全", NOW));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ReviewApproval("shenhe", " ", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReviewApproval("shenhe", "好".repeat(501), NOW));
    }
}
