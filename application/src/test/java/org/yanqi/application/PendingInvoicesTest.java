package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.handler.AnswerOneTimeCode;
import org.yanqi.application.handler.SendOneTimeCode;
import org.yanqi.application.invoice.PendingInvoices;
import org.yanqi.domain.bidding.BiddingDeclaration;

/** 待开票 opens to who holds the phone, in the browser in which the code was answered, and to nobody else. */
class PendingInvoicesTest {
    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @BeforeEach
    void aRenewalIsInstalled() {
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

    @Test
    void theInvoiceWaitsForWhoAnswersTheCode() {
        journey.letTheServerWork();
        answerCodeIn("visit-1");

        assertThat(journey.useCases.pendingInvoices().of("visit-1", RenewalJourney.MOBILE))
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.origin().application())
                        .isEqualTo(journey.number().value()));
    }

    @Test
    void anotherBrowserSeesNothing() {
        journey.letTheServerWork();
        answerCodeIn("visit-1");

        assertThat(journey.useCases.pendingInvoices().of("visit-2", RenewalJourney.MOBILE))
                .isEmpty();
    }

    @Test
    void whoAsksBeforeTheServerHasOpenedTheInvoiceGetsItAllTheSame() {
        assertThat(journey.payment.requestInvoice()).isPresent();
    }

    private void answerCodeIn(String visit) {
        String purpose = PendingInvoices.purpose(visit);
        journey.useCases
                .sendOneTimeCode()
                .handle(new SendOneTimeCode.Command(purpose, RenewalJourney.MOBILE, RenewalJourney.ADDRESS));
        journey.useCases
                .answerOneTimeCode()
                .handle(new AnswerOneTimeCode.Command(
                        purpose, RenewalJourney.MOBILE, journey.parties.phone.lastCode()));
    }
}
