package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.certificate.CertificateFixtures.MANUAL_PAIR;
import static org.yanqi.domain.certificate.CertificateFixtures.pair;
import static org.yanqi.domain.renewal.CommandFixtures.APPLICANT;
import static org.yanqi.domain.renewal.CommandFixtures.HANDLER;
import static org.yanqi.domain.renewal.CommandFixtures.NOW;
import static org.yanqi.domain.renewal.RenewalFixtures.acknowledgedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.after;
import static org.yanqi.domain.renewal.RenewalFixtures.faceVerifiedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.identifiedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.openedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.presentedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.refusalOf;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.applicant.OrganisationDocument;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.PersonName;

/** An answer is changed before it is signed: whatever was said later stays, as far as it still holds. */
class RevisingTest {
    private static final BiddingDeclaration REVISED = CommandFixtures.revising().bidding();
    private static final CertificatePair ANOTHER_LONG_EXPIRED =
            pair("another", 41, CommandFixtures.LONG_EXPIRED.validity());

    static Stream<RenewalApplication> revisable() {
        return Stream.of(
                openedRenewal(), acknowledgedRenewal(), presentedRenewal(), identifiedRenewal(), faceVerifiedRenewal());
    }

    @ParameterizedTest
    @MethodSource("revisable")
    void theQuestionnaireIsAnsweredAgainAndEverythingElseStays(RenewalApplication before) {
        var revised = after(before, CommandFixtures.revising(), before.getClass());

        assertThat(revised.opened().bidding()).isEqualTo(REVISED);
        assertThat(revised.reached(Acknowledged.class).map(Acknowledged::consents))
                .isEqualTo(before.reached(Acknowledged.class).map(Acknowledged::consents));
        assertThat(revised.reached(Presented.class).map(Presented::pair))
                .isEqualTo(before.reached(Presented.class).map(Presented::pair));
        assertThat(revised.reached(Identified.class).map(Identified::handler))
                .isEqualTo(before.reached(Identified.class).map(Identified::handler));
        assertThat(revised.reached(FaceVerified.class).map(FaceVerified::evidence))
                .isEqualTo(before.reached(FaceVerified.class).map(FaceVerified::evidence));
    }

    @Test
    void theCertificateIsJudgedByTheNewAnswer() {
        var sealedBid = new OwnBid(NOW.plus(Duration.ofDays(2)), OwnBid.Upload.UPLOADED);
        var revise = new RenewalCommand.ReviseBidding(BiddingDeclaration.inUse(sealedBid), true, List.of(), NOW);

        var revised = after(faceVerifiedRenewal(), revise, FaceVerified.class);

        assertThat(revised.before().before().bidAdvice()).isEqualTo(BidAdvice.RENEW_THEN_SEAL_AGAIN);
    }

    @Test
    void anAnswerThatPutsABidAtRiskIsNotTakenSilently() {
        var tooLate = new OwnBid(NOW.plus(Duration.ofHours(2)), OwnBid.Upload.UPLOADED);
        var revise = new RenewalCommand.ReviseBidding(BiddingDeclaration.inUse(tooLate), true, List.of(), NOW);

        assertThat(refusalOf(identifiedRenewal(), revise))
                .isEqualTo(new Refusal.BidAtRisk(
                        BidAdvice.DEFER_TOO_LITTLE_TIME,
                        List.of(tooLate.sealedFor(MANUAL_PAIR.encryption().fingerprint()))));
    }

    @Test
    void whoSaysThatTheKeyIsInUseAcknowledgesTheRisk() {
        var silent = new RenewalCommand.ReviseBidding(REVISED, false, List.of(), NOW);

        assertThat(refusalOf(identifiedRenewal(), silent)).isEqualTo(new Refusal.BiddingRiskNotAcknowledged());
        assertThat(after(openedRenewal(), silent, Opened.class).bidding()).isEqualTo(REVISED);
    }

    @Test
    void aCorrectedPhoneKeepsTheFace() {
        var phone = new Handler(HANDLER.name(), HANDLER.idNumber(), HANDLER.card(), new MobileNumber("13900000000"));

        var corrected = after(faceVerifiedRenewal(), identifying(phone), FaceVerified.class);

        assertThat(corrected.before().handler()).isEqualTo(phone);
        assertThat(corrected.evidence()).isEqualTo(faceVerifiedRenewal().evidence());
    }

    @Test
    void anotherPersonHasToShowTheFaceAnew() {
        var other = new Handler(new PersonName("王芳"), HANDLER.idNumber(), HANDLER.card(), HANDLER.mobile());

        var corrected = after(faceVerifiedRenewal(), identifying(other), Identified.class);

        assertThat(corrected.handler()).isEqualTo(other);
    }

    @Test
    void theSameHoldersCertificateKeepsWhatWasSaidOfTheHandler() {
        var again = after(faceVerifiedRenewal(), CommandFixtures.presenting(), FaceVerified.class);

        assertThat(again.before().handler()).isEqualTo(HANDLER);
        assertThat(after(identifiedRenewal(), CommandFixtures.presenting(), Identified.class)
                        .applicant())
                .isEqualTo(APPLICANT);
    }

    @Test
    void anotherHoldersCertificateAsksForEverythingAnew() {
        var other = of(DistinguishedName.of("2.5.4.6", "CN", "2.5.4.3", "另一家单位"));

        assertThat(after(faceVerifiedRenewal(), CommandFixtures.presenting(other, NOW), Presented.class)
                        .pair())
                .isEqualTo(other);
    }

    @Test
    void aCertificateThatComesLateGoesToAReviewerEvenIfTheOneBeforeDidNot() {
        List.of(identifiedRenewal(), faceVerifiedRenewal()).forEach(before -> {
            var late = after(before, CommandFixtures.presenting(CommandFixtures.LONG_EXPIRED, NOW), Identified.class);
            assertThat(late.waitsForLateApproval()).isTrue();
            assertThat(late.applicant()).isEqualTo(APPLICANT);
            assertThat(late.handler()).isEqualTo(HANDLER);
        });
    }

    @Test
    void aReviewersYesIsForTheCertificateThatWasLookedAt() {
        var same = CommandFixtures.presenting(CommandFixtures.LONG_EXPIRED, NOW);
        var other = CommandFixtures.presenting(ANOTHER_LONG_EXPIRED, NOW);

        assertThat(after(approvedLate(), same, Identified.class).lateApproval())
                .isEqualTo(approvedLate().lateApproval());
        assertThat(after(approvedLate(), other, Identified.class).waitsForLateApproval())
                .isTrue();
        assertThat(after(faceVerifiedLate(), same, FaceVerified.class).before().lateApproval())
                .isEqualTo(approvedLate().lateApproval());
        assertThat(after(faceVerifiedLate(), other, Identified.class).waitsForLateApproval())
                .isTrue();
    }

    @Test
    void aReviewersYesIsForTheOrganisationThePersonAndTheCardThatWereLookedAt() {
        var otherOrganisation = new Applicant(
                APPLICANT.name(), APPLICANT.creditCode(), OrganisationDocument.PUBLIC_INSTITUTION_CERTIFICATE);
        var otherPerson = new Handler(new PersonName("王芳"), HANDLER.idNumber(), HANDLER.card(), HANDLER.mobile());
        var otherCard = new Handler(
                HANDLER.name(), HANDLER.idNumber(), new CardValidity.Until(LocalDate.of(2035, 1, 1)), HANDLER.mobile());
        var changes = List.of(
                new RenewalCommand.IdentifyHandler(otherOrganisation, HANDLER, true, NOW),
                identifying(otherPerson),
                identifying(otherCard));

        changes.forEach(change -> {
            assertThat(after(approvedLate(), change, Identified.class).waitsForLateApproval())
                    .isTrue();
            assertThat(after(faceVerifiedLate(), change, Identified.class).waitsForLateApproval())
                    .isTrue();
        });
    }

    @Test
    void aReviewersYesStaysWithAnotherPhoneAndAnotherAnswerToTheQuestionnaire() {
        var phone = new Handler(HANDLER.name(), HANDLER.idNumber(), HANDLER.card(), new MobileNumber("13900000000"));

        assertThat(after(approvedLate(), identifying(phone), Identified.class).lateApproval())
                .isPresent();
        assertThat(after(faceVerifiedLate(), identifying(phone), FaceVerified.class)
                        .before()
                        .lateApproval())
                .isPresent();
        assertThat(after(
                                faceVerifiedLate(),
                                new RenewalCommand.ReviseBidding(BiddingDeclaration.NOT_IN_USE, false, List.of(), NOW),
                                FaceVerified.class)
                        .before()
                        .lateApproval())
                .isPresent();
    }

    private static Identified approvedLate() {
        return after(RenewalFixtures.lateRenewalUnderReview(), CommandFixtures.approving(), Identified.class);
    }

    private static FaceVerified faceVerifiedLate() {
        return after(
                RenewalFixtures.faceCheckBegunOn(approvedLate()), CommandFixtures.facePassed(), FaceVerified.class);
    }

    private static RenewalCommand.IdentifyHandler identifying(Handler handler) {
        return new RenewalCommand.IdentifyHandler(APPLICANT, handler, true, NOW);
    }

    private static CertificatePair of(DistinguishedName subject) {
        var signing = MANUAL_PAIR.signing();
        var encryption = MANUAL_PAIR.encryption();
        return new CertificatePair(
                new Certificate(
                        signing.serial(),
                        subject,
                        signing.issuer(),
                        signing.validity(),
                        signing.use(),
                        signing.publicKey(),
                        signing.der()),
                new Certificate(
                        encryption.serial(),
                        subject,
                        encryption.issuer(),
                        encryption.validity(),
                        encryption.use(),
                        encryption.publicKey(),
                        encryption.der()));
    }
}
