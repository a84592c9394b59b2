package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.renewal.CommandFixtures.APPLICANT;
import static org.yanqi.domain.renewal.CommandFixtures.FACE_REQUEST;
import static org.yanqi.domain.renewal.CommandFixtures.HANDLER;
import static org.yanqi.domain.renewal.RenewalFixtures.after;
import static org.yanqi.domain.renewal.RenewalFixtures.presentedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.refusalOf;
import static org.yanqi.domain.renewal.RenewalFixtures.renewalWithFaceCheckUnderWay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.IdNumber;
import org.yanqi.domain.handler.PersonName;

/** Rule 6. */
class IdentityHoldsTogetherTest {
    private static final IdNumber ANOTHER_NUMBER = new IdNumber("440524188001010014");

    /** Born on 11 July 2007: of age on the very day of the manual. */
    private static final IdNumber TURNS_18_ON_THE_DAY = new IdNumber("420106200707110018");

    @Test
    void theDocumentsOrganisationIsTheCertificatesHolder() {
        var another = new Applicant(new OrganisationName("另一家公司"), APPLICANT.creditCode(), APPLICANT.document());
        assertThat(refusalOf(
                        presentedRenewal(),
                        new RenewalCommand.IdentifyHandler(another, HANDLER, true, CommandFixtures.NOW)))
                .isEqualTo(new Refusal.ApplicantIsNotHolder("在线延期测试", "另一家公司"));
    }

    @Test
    void fullWidthFormsAndSpacesAreNoDifference() {
        var spaced = new Applicant(new OrganisationName("在线 延期测试"), APPLICANT.creditCode(), APPLICANT.document());
        var command = new RenewalCommand.IdentifyHandler(spaced, HANDLER, true, CommandFixtures.NOW);
        assertThat(after(presentedRenewal(), command, Identified.class).applicant())
                .isEqualTo(spaced);
    }

    @Test
    void aHandlerIsOfAgeFromTheEighteenthBirthdayInChina() {
        Instant midnightInWuhan = Instant.parse("2025-07-10T16:00:00Z");
        Handler young = with(TURNS_18_ON_THE_DAY, new CardValidity.LongTerm());
        assertThat(after(presentedRenewal(), identifying(young, midnightInWuhan), Identified.class)
                        .handler())
                .isEqualTo(young);
        assertThat(refusalOf(presentedRenewal(), identifying(young, midnightInWuhan.minusSeconds(1))))
                .isEqualTo(new Refusal.HandlerUnderAge(LocalDate.of(2025, 7, 11)));
    }

    @Test
    void anIdCardIsGoodToTheEndOfItsLastDayInChina() {
        LocalDate lastDay = LocalDate.of(2025, 7, 10);
        Handler handler = with(HANDLER.idNumber(), new CardValidity.Until(lastDay));
        Instant lastSecond = Instant.parse("2025-07-10T15:59:59Z");
        assertThat(after(presentedRenewal(), identifying(handler, lastSecond), Identified.class)
                        .since())
                .isEqualTo(lastSecond);
        assertThat(refusalOf(presentedRenewal(), identifying(handler, lastSecond.plusSeconds(1))))
                .isEqualTo(new Refusal.CardExpired(lastDay));
    }

    @Test
    void theMobileNumberHasAnsweredItsCode() {
        var unverified = new RenewalCommand.IdentifyHandler(APPLICANT, HANDLER, false, CommandFixtures.NOW);
        assertThat(refusalOf(presentedRenewal(), unverified)).isEqualTo(new Refusal.MobileNotVerified());
    }

    @Test
    void whatWasTypedCanBeCorrectedWithoutNewFaceAttempts() {
        Identified once = RenewalFixtures.renewalWithFailedFaceChecks(1);
        Handler corrected = new Handler(new PersonName("李鸣"), HANDLER.idNumber(), HANDLER.card(), HANDLER.mobile());
        Identified again = after(once, identifying(corrected, CommandFixtures.NOW), Identified.class);
        assertThat(again.handler()).isEqualTo(corrected);
        assertThat(again.failedFaceChecks()).isEqualTo(1);
    }

    @Test
    void theFaceBelongsToTheVeryNameAndNumber() {
        List.of(
                        faceOf(new PersonName("王芳"), HANDLER.idNumber()),
                        faceOf(HANDLER.name(), ANOTHER_NUMBER),
                        faceOf(new PersonName("王芳"), ANOTHER_NUMBER))
                .forEach(another -> {
                    Identified again = after(renewalWithFaceCheckUnderWay(), another, Identified.class);
                    assertThat(again.lastFailure()).contains(FaceResult.Reason.ANOTHER_PERSON);
                    assertThat(again.failedFaceChecks()).isEqualTo(1);
                    assertThat(RenewalFixtures.eventsOf(renewalWithFaceCheckUnderWay(), another))
                            .containsExactly(new RenewalEvent.FaceCheckFailed(
                                    RenewalFixtures.NUMBER, FaceResult.Reason.ANOTHER_PERSON, CommandFixtures.NOW));
                });
    }

    @Test
    void theThirdFaceOfAnotherGoesToAReviewer() {
        FacePending third = RenewalFixtures.faceCheckBegunOn(RenewalFixtures.renewalWithFailedFaceChecks(2));
        UnderReview review = after(third, faceOf(new PersonName("王芳"), HANDLER.idNumber()), UnderReview.class);
        assertThat(review.question().kind()).isEqualTo(ReviewQuestion.Kind.FACE_FAILED);
    }

    private static RenewalCommand faceOf(PersonName name, IdNumber number) {
        return CommandFixtures.faceConcluded(new FaceResult.Passed(name, number, FACE_REQUEST, "evidence"));
    }

    private static RenewalCommand.IdentifyHandler identifying(Handler handler, Instant at) {
        return new RenewalCommand.IdentifyHandler(APPLICANT, handler, true, at);
    }

    private static Handler with(IdNumber number, CardValidity card) {
        return new Handler(HANDLER.name(), number, card, HANDLER.mobile());
    }
}
