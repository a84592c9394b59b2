package org.yanqi.application.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.reminder.RemindOfWindow;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.LateRenewal;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;

/** A refusal is told from its audit entry, by its reference, in the same words as at the first time. */
class RefusalFactsTest {
    private static final Instant THEN = Instant.parse("2025-07-11T02:00:00.5Z");

    static List<Refusal> toldOnAPageOfTheirOwn() {
        return List.of(
                new Refusal.WindowNotOpen(THEN, THEN.plusSeconds(1), Sha256.of("certificate")),
                new Refusal.ExpiredTooLong(new LateRenewal(THEN, THEN.plusSeconds(1))),
                new Refusal.CertificateRevoked(THEN),
                new Refusal.CertificateSuspended(THEN),
                new Refusal.RevocationUnknown(),
                new Refusal.CertificateUnreadable(),
                new Refusal.CertificatePairIncomplete(),
                new Refusal.IssuerNotServed(
                        DistinguishedName.of("2.5.4.6", "CN", "2.5.4.11", "a=b", "2.5.4.3", "另一家 CA")),
                new Refusal.PossessionNotProved(),
                new Refusal.BidAtRisk(BidAdvice.DECRYPT_FIRST, List.of()));
    }

    @ParameterizedTest
    @MethodSource("toldOnAPageOfTheirOwn")
    void whatIsWrittenDownIsReadAgain(Refusal refusal) {
        assertThat(RefusalFacts.read(RefusalFacts.of(refusal))).contains(refusal);
    }

    @Test
    void whatIsToldBesideAFieldHasNoPage() {
        assertThat(RefusalFacts.read(RefusalFacts.of(new Refusal.MobileNotVerified())))
                .isEmpty();
        assertThat(RefusalFacts.read(Map.of("to", "OPENED"))).isEmpty();
    }

    @Test
    void nothingTypedIsWrittenDown() {
        assertThat(RefusalFacts.of(new Refusal.ApplicantIsNotHolder("某单位", "另一家")))
                .containsOnlyKeys("refused");
    }

    @Test
    void theReferenceLeadsBackToTheRefusalAndToAReminder() {
        var journey = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.plus(Duration.ofDays(91)));
        journey.until(RenewalStatus.ACKNOWLEDGED);
        var refused = (Outcome.Refused) journey.presentCertificate();
        journey.verifyMobile();

        assertThat(refused.reference()).isEqualTo(journey.number() + "-" + refused.entry());
        assertThat(journey.useCases.viewRenewal().refusal(journey.number(), refused.entry()))
                .contains(refused.refusal());
        var remind = new RemindOfWindow.Command(journey.number(), refused.entry(), RenewalJourney.MOBILE);
        assertThat(journey.useCases.remindOfWindow().handle(remind))
                .isInstanceOf(RemindOfWindow.Outcome.Promised.class);

        int before = journey.parties.phone.received().size();
        journey.letTheServerWork();
        assertThat(journey.parties.phone.received()).hasSize(before);
        journey.clock.forward(Duration.ofDays(1));
        journey.letTheServerWork();
        journey.letTheServerWork();
        assertThat(journey.parties.phone.received()).hasSize(before + 1);
        assertThat(journey.parties.phone.received().getLast()).containsExactly("2025-07-12");
    }

    @Test
    void whoWithdrawsTheConsentIsNotWrittenToAnyMore() {
        assertThat(messagesAfterEnding(CancelReason.CONSENT_WITHDRAWN)).isEmpty();
    }

    @Test
    void aReminderOutlivesAnApplicationThatEndsInAnyOtherWay() {
        assertThat(messagesAfterEnding(CancelReason.NO_LONGER_WANTED)).containsExactly(List.of("2025-07-12"));
    }

    private static List<List<String>> messagesAfterEnding(CancelReason reason) {
        var journey = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.plus(Duration.ofDays(91)));
        journey.until(RenewalStatus.ACKNOWLEDGED);
        var refused = (Outcome.Refused) journey.presentCertificate();
        journey.verifyMobile();
        journey.useCases
                .remindOfWindow()
                .handle(new RemindOfWindow.Command(journey.number(), refused.entry(), RenewalJourney.MOBILE));
        int before = journey.parties.phone.received().size();
        journey.cancel(reason);
        journey.letTheServerWork();
        journey.clock.forward(Duration.ofDays(1));
        journey.letTheServerWork();
        var received = journey.parties.phone.received();
        return received.subList(before, received.size());
    }

    @Test
    void nobodyIsRemindedOnAStrangersWord() {
        var journey = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.plus(Duration.ofDays(91)));
        journey.until(RenewalStatus.ACKNOWLEDGED);
        var refused = (Outcome.Refused) journey.presentCertificate();

        var unverified = new RemindOfWindow.Command(journey.number(), refused.entry(), RenewalJourney.MOBILE);
        assertThat(journey.useCases.remindOfWindow().handle(unverified))
                .isEqualTo(new RemindOfWindow.Outcome.MobileNotVerified());
        var another = new RemindOfWindow.Command(journey.number(), 1, RenewalJourney.MOBILE);
        assertThat(journey.useCases.remindOfWindow().handle(another))
                .isEqualTo(new RemindOfWindow.Outcome.NothingToRemindOf());
    }
}
