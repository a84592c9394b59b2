package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.application.fixture.Refusals.assertRefused;
import static org.yanqi.application.fixture.Refusals.decided;
import static org.yanqi.application.fixture.Refusals.refusal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.handler.AnswerOneTimeCode;
import org.yanqi.application.handler.IdentifyHandler;
import org.yanqi.application.handler.KeepPicture;
import org.yanqi.application.handler.SendOneTimeCode;
import org.yanqi.application.port.AtOnce;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.Pictures;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.FacePending;
import org.yanqi.domain.renewal.FaceResult;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;

/** What is refused of the handler: papers, one-time codes and faces. */
class RefusedHandlerTest {
    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void anotherOrganisationsDocumentIsRefused() {
        journey.until(RenewalStatus.PRESENTED);
        journey.uploadPictures();
        journey.verifyMobile();
        var other = new Applicant(
                new OrganisationName("另一家公司"),
                RenewalJourney.ORGANISATION.creditCode(),
                RenewalJourney.ORGANISATION.document());

        var refusal = refusal(journey.identify(other, RenewalJourney.LI_MING), Refusal.ApplicantIsNotHolder.class);

        assertThat(refusal.holder()).isEqualTo("在线延期测试");
        assertThat(refusal.applicant()).isEqualTo("另一家公司");
    }

    @Test
    void aCardThatHasExpiredIsRefused() {
        journey.until(RenewalStatus.PRESENTED);
        journey.uploadPictures();
        journey.verifyMobile();
        Handler handler = RenewalJourney.LI_MING;
        var expired = new Handler(
                handler.name(),
                handler.idNumber(),
                new CardValidity.Until(LocalDate.of(2025, 7, 10)),
                handler.mobile());

        assertRefused(journey.identify(RenewalJourney.ORGANISATION, expired), Refusal.CardExpired.class);
    }

    @Test
    void aMobileNumberThatHasNotAnsweredIsRefused() {
        journey.until(RenewalStatus.PRESENTED);
        journey.uploadPictures();

        assertRefused(decided(journey.identify()), Refusal.MobileNotVerified.class);
    }

    @Test
    void missingPicturesAreNamed() {
        journey.until(RenewalStatus.PRESENTED);

        assertThat(journey.identify())
                .isInstanceOfSatisfying(
                        IdentifyHandler.Outcome.PicturesMissing.class,
                        missing -> assertThat(missing.kinds()).hasSize(3));
    }

    @Test
    void aFileThatIsNoPictureIsRefused() {
        journey.until(RenewalStatus.PRESENTED);

        var outcome = journey.keepPicture(Documents.Kind.ID_CARD_FRONT, Bytes.of(new byte[200]));

        assertThat(outcome).isEqualTo(new KeepPicture.Outcome.Refused(new Pictures.Reading.NotAPicture()));
    }

    @Test
    void aCodeThatIsWrongFiveTimesLocksTheNumber() {
        journey.until(RenewalStatus.PRESENTED);
        String purpose = journey.number().value();
        journey.useCases
                .sendOneTimeCode()
                .handle(new SendOneTimeCode.Command(purpose, RenewalJourney.MOBILE, RenewalJourney.ADDRESS));
        var wrong = new AnswerOneTimeCode.Command(purpose, RenewalJourney.MOBILE, "no code");

        for (int left = 4; left >= 1; left--) {
            assertThat(journey.useCases.answerOneTimeCode().handle(wrong))
                    .isEqualTo(new AnswerOneTimeCode.Outcome.Wrong(left));
        }
        assertThat(journey.useCases.answerOneTimeCode().handle(wrong))
                .isEqualTo(new AnswerOneTimeCode.Outcome.Locked(RenewalJourney.TODAY.plus(Duration.ofMinutes(30))));

        var right = new AnswerOneTimeCode.Command(purpose, RenewalJourney.MOBILE, journey.parties.phone.lastCode());
        assertThat(journey.useCases.answerOneTimeCode().handle(right))
                .isInstanceOf(AnswerOneTimeCode.Outcome.Locked.class);
    }

    @Test
    void guessesAtTheSameMomentAreCountedOneByOne() {
        journey.until(RenewalStatus.PRESENTED);
        String purpose = journey.number().value();
        journey.useCases
                .sendOneTimeCode()
                .handle(new SendOneTimeCode.Command(purpose, RenewalJourney.MOBILE, RenewalJourney.ADDRESS));
        var wrong = new AnswerOneTimeCode.Command(purpose, RenewalJourney.MOBILE, "no code");

        var outcomes =
                AtOnce.doing(8, count -> journey.useCases.answerOneTimeCode().handle(wrong));

        assertThat(outcomes)
                .filteredOn(AnswerOneTimeCode.Outcome.Wrong.class::isInstance)
                .extracting(outcome -> ((AnswerOneTimeCode.Outcome.Wrong) outcome).answersLeft())
                .containsExactlyInAnyOrder(4, 3, 2, 1);
        assertThat(outcomes)
                .filteredOn(AnswerOneTimeCode.Outcome.Locked.class::isInstance)
                .hasSize(4);
    }

    @Test
    void aFormThatComesBackWithACodeThatWasTakenIsNotRefusedForIt() {
        journey.until(RenewalStatus.PRESENTED);
        journey.verifyMobile();
        var again = new AnswerOneTimeCode.Command(
                journey.number().value(), RenewalJourney.MOBILE, journey.parties.phone.lastCode());

        assertThat(journey.useCases.answerOneTimeCode().handle(again)).isEqualTo(new AnswerOneTimeCode.Outcome.Right());
    }

    @Test
    void aFaceThatFailsThreeTimesIsForAReviewer() {
        journey.until(RenewalStatus.IDENTIFIED);

        for (int attempt = 1; attempt <= 3; attempt++) {
            journey.consentToFaceCheck();
            journey.parties.face.answer(check(journey), new FaceResult.Failed(FaceResult.Reason.LIVENESS));
            journey.followFaceCheck();
        }

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.UNDER_REVIEW);
    }

    @Test
    void anotherPersonsFaceIsAFailureThatIsTold() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.consentToFaceCheck();
        String request = check(journey);
        var other = new FaceResult.Passed(new PersonName("王芳"), RenewalJourney.LI_MING.idNumber(), request, "evidence");
        journey.parties.face.answer(request, other);

        int entries = journey.ledger.of(journey.number()).size();

        journey.followFaceCheck();
        journey.followFaceCheck();

        assertThat(journey.application())
                .isInstanceOfSatisfying(
                        Identified.class,
                        again -> assertThat(again.lastFailure()).contains(FaceResult.Reason.ANOTHER_PERSON));
        assertThat(journey.ledger.of(journey.number())).hasSize(entries + 1);
    }

    @Test
    void aProviderThatIsDownLosesNothing() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.parties.face.isDown = true;
        Optional<UnavailableException> failure = Optional.empty();
        try {
            journey.consentToFaceCheck();
        } catch (UnavailableException e) {
            failure = Optional.of(e);
        }
        assertThat(failure).map(UnavailableException::party).contains("face");
        assertThat(journey.application()).isInstanceOf(FacePending.class);

        journey.parties.face.isDown = false;
        journey.followFaceCheck();
        journey.passFaceCheck();

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.FACE_VERIFIED);
    }

    private static String check(RenewalJourney journey) {
        return ((FacePending) journey.application()).check().request();
    }
}
