package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.port.Documents;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.RenewalStatus;

/** The manual's journey on ports in memory: one line a screen. */
class OneRenewalTest {
    @Test
    void anExpiredCertificateIsRenewedFromTheQuestionnaireToTheInvoice() {
        var journey = RenewalJourney.withExpiredCertificate();

        journey.answerQuestionnaire(BiddingDeclaration.NOT_IN_USE);
        assertThat(journey.number().value()).isEqualTo("YQ20250711-000001");
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
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.PAID);

        journey.ukey.generateKey();
        journey.ukey.install();
        journey.ukey.retireOldKey();
        journey.letTheServerWork();

        assertThat(journey.application()).isInstanceOf(Completed.class);
        var renewed =
                journey.application().reached(Installed.class).orElseThrow().renewed();
        assertThat(renewed.validity().notBefore()).isEqualTo("2025-07-11T02:00:00Z");
        assertThat(renewed.validity().notAfter()).isEqualTo("2026-07-11T02:00:00Z");
        assertThat(renewed.subject().matches(journey.old().subject())).isTrue();
        assertThat(journey.authority.status(journey.old().signing().serial()))
                .isInstanceOf(RevocationStatus.Revoked.class);
        assertThat(journey.authority.status(journey.old().encryption().serial()))
                .isInstanceOf(RevocationStatus.Good.class);
        assertThat(journey.documents.find(journey.number(), Documents.Kind.AGREEMENT_SIGNED))
                .isPresent();

        assertThat(journey.parties.phone.received())
                .last()
                .satisfies(message ->
                        assertThat(message.toString()).contains(journey.number().value()));

        journey.payment.requestInvoice();
        journey.letTheServerWork();
        assertThat(journey.invoices.of(journey.number()).orElseThrow().value()).isInstanceOf(Invoice.Issued.class);
    }
}
