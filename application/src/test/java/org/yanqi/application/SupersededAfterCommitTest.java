package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.renewal.RenewalStatus;

/** The old signing certificate is revoked when the token works with the new keys and the server has noted it: not before. */
class SupersededAfterCommitTest {
    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void untilTheInstallationIsNotedTheOldPairStaysGoodWhateverTheServerDoes() {
        List<Consumer<RenewalJourney>> steps = List.of(
                step -> step.answerQuestionnaire(BiddingDeclaration.NOT_IN_USE),
                RenewalJourney::readNotices,
                RenewalJourney::presentCertificate,
                RenewalJourney::uploadPictures,
                RenewalJourney::verifyMobile,
                RenewalJourney::identify,
                RenewalJourney::consentToFaceCheck,
                RenewalJourney::passFaceCheck,
                RenewalJourney::signAgreement,
                step -> step.payment.chooseTerm(1),
                step -> step.payment.pay(),
                step -> step.ukey.generateKey());
        for (Consumer<RenewalJourney> step : steps) {
            step.accept(journey);
            journey.letTheServerWork();
            assertBothGood();
        }
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.ISSUED);

        journey.ukey.install();
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.INSTALLED);
        assertBothGood();

        journey.letTheServerWork();
        assertSigningAloneRevoked();
    }

    @Test
    void workingOnChangesNothingMoreAndTheFirstMomentStays() {
        renewUpToTheInstallation();
        journey.letTheServerWork();
        var first = journey.authority.status(journey.old().signing().serial());
        journey.clock.forward(Duration.ofHours(1));
        journey.ukey.retireOldKey();
        journey.letTheServerWork();
        assertThat(journey.authority.status(journey.old().signing().serial())).isEqualTo(first);
        assertSigningAloneRevoked();
    }

    @Test
    void aServerThatDiedAfterNotingTheInstallationRevokesWhenItIsBack() {
        renewUpToTheInstallation();
        assertBothGood();
        journey.clock.forward(Duration.ofMinutes(10));
        journey.letTheServerWork();
        assertSigningAloneRevoked();
    }

    private void renewUpToTheInstallation() {
        journey.answerQuestionnaire(BiddingDeclaration.NOT_IN_USE);
        journey.readNotices();
        journey.presentCertificate();
        journey.uploadPictures();
        journey.verifyMobile();
        journey.identify();
        journey.consentToFaceCheck();
        journey.passFaceCheck();
        journey.signAgreement();
        journey.payment.chooseTerm(1);
        journey.payment.pay();
        journey.ukey.generateKey();
        journey.ukey.install();
    }

    private void assertBothGood() {
        assertThat(journey.authority.status(journey.old().signing().serial()))
                .as(journey.application().status().name())
                .isInstanceOf(RevocationStatus.Good.class);
        assertThat(journey.authority.status(journey.old().encryption().serial()))
                .isInstanceOf(RevocationStatus.Good.class);
    }

    private void assertSigningAloneRevoked() {
        assertThat(journey.authority.status(journey.old().signing().serial()))
                .isInstanceOf(RevocationStatus.Revoked.class);
        assertThat(journey.authority.status(journey.old().encryption().serial()))
                .isInstanceOf(RevocationStatus.Good.class);
    }
}
