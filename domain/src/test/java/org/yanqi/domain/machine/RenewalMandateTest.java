package org.yanqi.domain.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yanqi.domain.machine.MandateFixtures.GOOD;
import static org.yanqi.domain.machine.MandateFixtures.NOW;
import static org.yanqi.domain.machine.MandateFixtures.OLD;
import static org.yanqi.domain.machine.MandateFixtures.RULES;
import static org.yanqi.domain.machine.MandateFixtures.TERMS;
import static org.yanqi.domain.machine.MandateFixtures.after;
import static org.yanqi.domain.machine.MandateFixtures.asking;
import static org.yanqi.domain.machine.MandateFixtures.exchange;
import static org.yanqi.domain.machine.MandateFixtures.issued;
import static org.yanqi.domain.machine.MandateFixtures.key;
import static org.yanqi.domain.machine.MandateFixtures.made;
import static org.yanqi.domain.machine.MandateFixtures.recorded;
import static org.yanqi.domain.machine.MandateFixtures.refusal;
import static org.yanqi.domain.machine.MandateFixtures.saying;
import static org.yanqi.domain.machine.MandateFixtures.wish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificateFixtures;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.KeyWeakness;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.machine.MachineRefusal.ByRule;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;

class RenewalMandateTest {
    private static final RevocationStatus REVOKED = new RevocationStatus.Revoked(NOW.minusSeconds(5));

    @Test
    void aMandateIsForTheCertificateThatWasShown() {
        RenewalMandate mandate = recorded();
        assertThat(mandate.certificate()).isEqualTo(OLD.fingerprint());
        assertThat(mandate.subject()).isEqualTo(OLD.subject());
        assertThat(mandate.used()).isZero();
        assertThat(mandate.latest()).isEmpty();
        assertThat(mandate.due()).isEmpty();
    }

    @Test
    void thereIsNoneForAnEncryptionCertificateWhichBidsAreSealedFor() {
        var encryption = CertificateFixtures.certificate(KeyUse.ENCRYPTION, "machine", 501, OLD.validity());
        assertThat(refusal(record(encryption, GOOD))).isEqualTo(new MachineRefusal.NotForSigning());
    }

    @Test
    void norForOneThatIsRevokedOrHasEnded() {
        assertThat(refusal(record(OLD, REVOKED)))
                .isEqualTo(new ByRule(new Refusal.CertificateRevoked(NOW.minusSeconds(5))));
        Instant ended = TERMS.recordedAt().minusSeconds(1);
        var expired = CertificateFixtures.withValidity(new ValidityPeriod(ended.minusSeconds(9), ended), OLD);
        assertThat(refusal(record(expired, GOOD)))
                .isEqualTo(
                        new MachineRefusal.CertificateExpired(expired.validity().notAfter()));
    }

    private static MandateDecision record(Certificate certificate, RevocationStatus status) {
        return RenewalMandate.recorded(new ApplicationNumber("YQ20250711-000008"), TERMS, certificate, status);
    }

    @Test
    void theIntentIsStoredWithWhatWillBeIssued() {
        RenewalMandate mandate = after(recorded().request(asking("new"), RULES));
        MachineRenewal renewal = mandate.latest().orElseThrow();
        assertThat(renewal.status()).isEqualTo(MachineRenewal.Status.ISSUING);
        assertThat(renewal.order())
                .isEqualTo(new MachineOrder(
                        OLD.der(),
                        OLD.serial(),
                        wish("new").publicKey(),
                        MandateFixtures.serial("new"),
                        TERMS.term().renew(OLD.validity(), NOW)));
        assertThat(renewal.exchange()).isEqualTo(exchange("new"));
        assertThat(mandate.keys()).containsExactly(key("new").fingerprint());
        assertThat(mandate.due()).contains(NOW.plusSeconds(60));
    }

    @Test
    void anotherCertificateIsNotTheMandatesConcern() {
        var other = CertificateFixtures.certificate(KeyUse.SIGNING, "other", 700, OLD.validity());
        assertThat(refusal(recorded().request(asking(other, "new", exchange("new", other), NOW), RULES)))
                .isEqualTo(new MachineRefusal.NotMandated());
    }

    @Test
    void afterTheMandatesEndNothingIsRenewed() {
        assertThat(refusal(recorded()
                        .request(
                                asking(
                                        OLD,
                                        "new",
                                        exchange("new"),
                                        TERMS.until().plusSeconds(1)),
                                RULES)))
                .isEqualTo(new MachineRefusal.MandateOver(TERMS.until()));
    }

    @Test
    void norBeforeTheWindowOpensOrAfterTheCertificateHasEnded() {
        Instant opens = RULES.window().opens(OLD.validity());
        assertThat(refusal(recorded().request(asking(OLD, "new", exchange("new"), opens.minusSeconds(1)), RULES)))
                .isEqualTo(new ByRule(
                        new Refusal.WindowNotOpen(opens, OLD.validity().notAfter(), OLD.fingerprint())));
        after(recorded().request(asking(OLD, "new", exchange("new"), opens), RULES));
        Instant late = OLD.validity().notAfter().plusSeconds(1);
        assertThat(refusal(recorded().request(asking(OLD, "new", exchange("new"), late), RULES)))
                .isEqualTo(new MachineRefusal.CertificateExpired(OLD.validity().notAfter()));
    }

    @Test
    void aRevokedCertificateRenewsNothing() {
        assertThat(refusal(recorded().request(found(asking("new"), REVOKED, KeyHistory.NEW), RULES)))
                .isEqualTo(new ByRule(new Refusal.CertificateRevoked(NOW.minusSeconds(5))));
        assertThat(refusal(recorded()
                        .request(found(asking("new"), new RevocationStatus.Unknown(), KeyHistory.NEW), RULES)))
                .isEqualTo(new ByRule(new Refusal.RevocationUnknown()));
    }

    @Test
    void norDoesItHandOutAgainWhatWasIssuedBefore() {
        assertThat(refusal(issued("new").request(found(asking("new"), REVOKED, KeyHistory.NEW), RULES)))
                .isEqualTo(new ByRule(new Refusal.CertificateRevoked(NOW.minusSeconds(5))));
    }

    @Test
    void keysHaveToBeNewAndOfTheIssuersProfile() {
        assertThat(refusal(recorded().request(found(asking("new"), GOOD, KeyHistory.SHOWN_BEFORE), RULES)))
                .isEqualTo(new ByRule(new Refusal.KeyReused(key("new").fingerprint())));
        assertThat(refusal(recorded().request(found(asking("new"), GOOD, KeyHistory.SHARES_A_PRIME), RULES)))
                .isEqualTo(new ByRule(new Refusal.KeyWeak(KeyWeakness.SHARED_PRIME)));
        var sm2 =
                new PublicKey.EllipticCurve(CertificateFixtures.SM2, key("new").fingerprint());
        var ofAnotherKind = new KeyUpdate.Wish(OLD.subject(), sm2, wish("new").publicKey(), false);
        assertThat(refusal(recorded().request(wishing(ofAnotherKind), RULES)))
                .isEqualTo(new ByRule(new Refusal.KeyWeak(KeyWeakness.WRONG_PROFILE)));
    }

    @Test
    void theOldKeyIsNotNew() {
        Bytes encoded = Bytes.of(new byte[] {1, 2, 3});
        var key = new PublicKey.EllipticCurve(CertificateFixtures.P256, encoded.sha256());
        var old = CertificateFixtures.withKey(key, OLD);
        var update = asking(old, "new", exchange("new"), NOW);
        var same = new KeyUpdate.Wish(OLD.subject(), key, encoded, false);
        assertThat(refusal(recorded()
                        .request(
                                new KeyUpdate(
                                        old, same, update.found(), update.serial(), update.exchange(), update.at()),
                                RULES)))
                .isEqualTo(new ByRule(new Refusal.KeyReused(key.fingerprint())));
    }

    @Test
    void theSubjectStaysAndNothingIsAdded() {
        var other = CertificateFixtures.subjectNamed("别人");
        var renamed = new KeyUpdate.Wish(other, key("new"), wish("new").publicKey(), false);
        assertThat(refusal(recorded().request(wishing(renamed), RULES)))
                .isEqualTo(new ByRule(new Refusal.SubjectChanged(OLD.subject(), other)));
        var more = new KeyUpdate.Wish(OLD.subject(), key("new"), wish("new").publicKey(), true);
        assertThat(refusal(recorded().request(wishing(more), RULES)))
                .isEqualTo(new ByRule(new Refusal.ExtensionsNotGranted()));
    }

    @Test
    void theSameKeyGetsTheSameOrderAndTheLastConversationCounts() {
        RenewalMandate once = issued("new");
        assertThat(after(once.request(asking("new"), RULES))).isEqualTo(once);
        RenewalMandate twice = after(once.request(asking(OLD, "new", exchange("later"), NOW), RULES));
        assertThat(twice.latest().orElseThrow().order())
                .isEqualTo(once.latest().orElseThrow().order());
        assertThat(twice.latest().orElseThrow().exchange()).isEqualTo(exchange("later"));
        assertThat(refusal(twice.confirm(saying(once, true)))).isEqualTo(new MachineRefusal.NothingToConfirm());
        assertThat(after(twice.confirm(saying(twice, true))).used()).isEqualTo(1);
    }

    @Test
    void anotherKeyHasToWaitWhileOneIsUnderWay() {
        var waiting = new ByRule(new Refusal.AnotherRequestIssued(key("new").fingerprint()));
        assertThat(refusal(after(recorded().request(asking("new"), RULES)).request(asking("other"), RULES)))
                .isEqualTo(waiting);
        assertThat(refusal(issued("new").request(asking("other"), RULES))).isEqualTo(waiting);
        assertThat(refusal(after(issued("new").confirm(saying(issued("new"), false)))
                        .request(asking("other"), RULES)))
                .isEqualTo(waiting);
    }

    @Test
    void whatTheCaMadeIsWhatWasOrdered() {
        RenewalMandate ordered = after(recorded().request(asking("new"), RULES));
        Certificate right = made(ordered);
        RenewalMandate issued = after(ordered.issued(right, NOW));
        assertThat(issued.standing(MachineRenewal.Status.ISSUED).orElseThrow().certificate())
                .contains(right.der());
        assertThat(after(issued.issued(right, NOW.plusSeconds(9)))).isEqualTo(issued);

        assertDifference(ordered, CertificateFixtures.withKey(key("x"), right), Refusal.IssuedDifference.SIGNING_KEY);
        assertDifference(
                ordered, CertificateFixtures.withValidity(OLD.validity(), right), Refusal.IssuedDifference.VALIDITY);
        assertDifference(
                ordered,
                CertificateFixtures.certificate(KeyUse.SIGNING, "x", 3, right.validity()),
                Refusal.IssuedDifference.SERIAL);
        var subject = CertificateFixtures.subjectNamed("别人");
        assertDifference(
                ordered,
                new Certificate(
                        right.serial(),
                        subject,
                        right.issuer(),
                        right.validity(),
                        right.use(),
                        right.publicKey(),
                        right.der()),
                Refusal.IssuedDifference.SUBJECT);
        assertThat(refusal(recorded().issued(right, NOW))).isEqualTo(new MachineRefusal.NothingOrdered());
    }

    private static void assertDifference(
            RenewalMandate ordered, Certificate made, Refusal.IssuedDifference difference) {
        assertThat(refusal(ordered.issued(made, NOW)))
                .isEqualTo(new ByRule(new Refusal.IssuedOtherThanAsked(difference)));
    }

    @Test
    void theMandateMovesOnWhenTheMachineHasConfirmedAndNotBefore() {
        RenewalMandate issued = issued("new");
        assertThat(issued.certificate()).isEqualTo(OLD.fingerprint());
        assertThat(issued.due()).contains(NOW.plusSeconds(1).plus(MachineRenewal.PATIENCE));
        RenewalMandate confirmed = after(issued.confirm(saying(issued, true)));
        assertThat(confirmed.certificate()).isEqualTo(made(issued).fingerprint());
        assertThat(confirmed.used()).isEqualTo(1);
        assertThat(confirmed.standing(MachineRenewal.Status.CONFIRMED)).isPresent();
        assertThat(confirmed.due()).isPresent();
        RenewalMandate completed = after(confirmed.revoked(NOW.plusSeconds(3)));
        assertThat(completed.standing(MachineRenewal.Status.COMPLETED)).isPresent();
        assertThat(completed.due()).isEmpty();
        assertThat(after(completed.revoked(NOW.plusSeconds(4)))).isEqualTo(completed);
    }

    @Test
    void whatIsConfirmedTwiceIsConfirmedOnce() {
        RenewalMandate issued = issued("new");
        RenewalMandate confirmed = after(issued.confirm(saying(issued, true)));
        assertThat(after(confirmed.confirm(saying(issued, true)))).isEqualTo(confirmed);
        assertThat(refusal(confirmed.confirm(saying(issued, false)))).isEqualTo(new MachineRefusal.ConfirmedBefore());
    }

    @Test
    void aMachineThatWasNotToldThatItHasConfirmedGetsItsCertificateAgain() {
        RenewalMandate issued = issued("new");
        RenewalMandate completed =
                after(after(issued.confirm(saying(issued, true))).revoked(NOW));
        var again = found(asking(OLD, "new", exchange("again"), NOW), REVOKED, KeyHistory.NEW);
        RenewalMandate heard = after(completed.request(again, RULES));
        assertThat(heard.standing(MachineRenewal.Status.COMPLETED)).isPresent();
        assertThat(after(heard.confirm(saying(heard, true)))).isEqualTo(heard);
    }

    @Test
    void aMachineMayRejectAndItsKeyIsThenGone() {
        RenewalMandate issued = issued("new");
        RenewalMandate rejected = after(issued.confirm(saying(issued, false)));
        assertThat(rejected.certificate()).isEqualTo(OLD.fingerprint());
        assertThat(rejected.used()).isZero();
        assertThat(rejected.due()).isPresent();
        RenewalMandate withdrawn = after(rejected.revoked(NOW));
        assertThat(withdrawn.standing(MachineRenewal.Status.WITHDRAWN)).isPresent();
        assertThat(withdrawn.due()).isEmpty();
        assertThat(after(withdrawn.confirm(saying(issued, false)))).isEqualTo(withdrawn);
        assertThat(refusal(withdrawn.confirm(saying(issued, true)))).isEqualTo(new MachineRefusal.WithdrawnBefore());
        assertThat(refusal(withdrawn.request(asking("new"), RULES)))
                .isEqualTo(new ByRule(new Refusal.KeyReused(key("new").fingerprint())));
        RenewalMandate next = after(withdrawn.request(asking("other"), RULES));
        assertThat(next.keys())
                .containsExactlyInAnyOrder(
                        key("new").fingerprint(), key("other").fingerprint());
    }

    @Test
    void onlyTheMachineConfirmsAndOnlyWhatItWasSent() {
        RenewalMandate issued = issued("new");
        Confirmation right = saying(issued, true);
        var nothing = new MachineRefusal.NothingToConfirm();
        Speaker another = new Speaker.Machine(Sha256.of("x"));
        Speaker registrar = new Speaker.Registrar(OLD.fingerprint());
        for (Exchange wrong : List.of(exchange("x"), exchange("new", another), exchange("new", registrar))) {
            assertThat(refusal(issued.confirm(new Confirmation(wrong, right.certificate(), true, GOOD, right.at()))))
                    .isEqualTo(nothing);
        }
        assertThat(refusal(issued.confirm(new Confirmation(right.exchange(), Sha256.of("x"), true, GOOD, right.at()))))
                .isEqualTo(nothing);
        assertThat(refusal(recorded().confirm(right))).isEqualTo(nothing);
        assertThat(refusal(issued.confirm(
                        new Confirmation(right.exchange(), right.certificate(), true, REVOKED, right.at()))))
                .isEqualTo(new ByRule(new Refusal.CertificateRevoked(NOW.minusSeconds(5))));
    }

    @Test
    void aMachineSpeaksOfNoOtherCertificateThanItsOwn() {
        var other = new Speaker.Machine(Sha256.of("x"));
        assertThatThrownBy(() -> asking(OLD, "new", exchange("new", other), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatARegistrationAuthorityAskedForItConfirmsAndTheMachineDoesNot() {
        var registrar = new Speaker.Registrar(Sha256.of("registrar"));
        Exchange its = exchange("new", registrar);
        RenewalMandate ordered = after(recorded().request(asking(OLD, "new", its, NOW), RULES));
        RenewalMandate issued = after(ordered.issued(made(ordered), NOW.plusSeconds(1)));
        Confirmation right = saying(issued, true);
        assertThat(refusal(
                        issued.confirm(new Confirmation(exchange("new"), right.certificate(), true, GOOD, right.at()))))
                .isEqualTo(new MachineRefusal.NothingToConfirm());
        assertThat(after(issued.confirm(right)).standing(MachineRenewal.Status.CONFIRMED))
                .isPresent();
    }

    @Test
    void theMachineThatAsksForTheSameKeyHoldsTheConversationFromThenOn() {
        Exchange its = exchange("new", new Speaker.Registrar(Sha256.of("registrar")));
        RenewalMandate first = after(recorded().request(asking(OLD, "new", its, NOW), RULES));
        RenewalMandate again = after(first.request(asking("new"), RULES));
        assertThat(again.latest().orElseThrow().order())
                .isEqualTo(first.latest().orElseThrow().order());
        assertThat(again.latest().orElseThrow().exchange()).isEqualTo(exchange("new"));
    }

    @Test
    void whatNobodyConfirmsLapsesAfterADay() {
        RenewalMandate issued = issued("new");
        Instant end = NOW.plusSeconds(1).plus(Duration.ofDays(1));
        assertThat(after(issued.lapse(end.minusSeconds(1)))).isEqualTo(issued);
        RenewalMandate lapsed = after(issued.lapse(end));
        assertThat(lapsed.standing(MachineRenewal.Status.REJECTED)).isPresent();
        assertThat(refusal(lapsed.confirm(saying(issued, true)))).isEqualTo(new MachineRefusal.WithdrawnBefore());
        assertThat(after(recorded().lapse(end))).isEqualTo(recorded());
    }

    @Test
    void noMoreIsRenewedThanWasPaidFor() {
        RenewalMandate mandate = recorded();
        Certificate held = OLD;
        for (int time = 1; time <= TERMS.renewals(); time++) {
            Instant at = held.validity().notAfter().minus(Duration.ofDays(9));
            mandate = after(mandate.request(asking(held, "key " + time, exchange("" + time, held), at), RULES));
            held = made(mandate);
            mandate = after(mandate.issued(held, at));
            mandate = after(after(mandate.confirm(saying(mandate, true))).revoked(at));
        }
        Instant at = held.validity().notAfter().minus(Duration.ofDays(9));
        assertThat(refusal(withoutEnd(mandate).request(asking(held, "one more", exchange("x", held), at), RULES)))
                .isEqualTo(new MachineRefusal.MandateUsedUp(2));
    }

    @Test
    void anEarlierKeyOfTheSameMachineIsNotNewEither() {
        RenewalMandate mandate = after(recorded().request(asking("first"), RULES));
        Certificate next = made(mandate);
        mandate = after(mandate.issued(next, NOW));
        mandate = after(after(mandate.confirm(saying(mandate, true))).revoked(NOW));
        Instant at = next.validity().notAfter().minus(Duration.ofDays(9));
        RenewalMandate second = after(mandate.request(asking(next, "second", exchange("2", next), at), RULES));
        Certificate third = made(second);
        second = after(second.issued(third, at));
        second = after(after(second.confirm(saying(second, true))).revoked(at));
        Instant later = third.validity().notAfter().minus(Duration.ofDays(9));
        RenewalMandate generous = new RenewalMandate(
                second.number(),
                new RenewalTerms(
                        TERMS.contract(),
                        9,
                        later.plusSeconds(1),
                        TERMS.term(),
                        TERMS.recordedBy(),
                        TERMS.recordedAt()),
                second.subject(),
                second.certificate(),
                second.used(),
                second.keys(),
                second.latest());
        assertThat(refusal(generous.request(asking(third, "first", exchange("3", third), later), RULES)))
                .isEqualTo(new ByRule(new Refusal.KeyReused(key("first").fingerprint())));
    }

    private static RenewalMandate withoutEnd(RenewalMandate mandate) {
        var terms = new RenewalTerms(
                TERMS.contract(),
                TERMS.renewals(),
                NOW.plus(Duration.ofDays(9000)),
                TERMS.term(),
                TERMS.recordedBy(),
                TERMS.recordedAt());
        return new RenewalMandate(
                mandate.number(),
                terms,
                mandate.subject(),
                mandate.certificate(),
                mandate.used(),
                mandate.keys(),
                mandate.latest());
    }

    private static KeyUpdate found(KeyUpdate update, RevocationStatus status, KeyHistory history) {
        return new KeyUpdate(
                update.old(),
                update.wish(),
                new KeyUpdate.Found(status, history),
                update.serial(),
                update.exchange(),
                update.at());
    }

    private static KeyUpdate wishing(KeyUpdate.Wish wish) {
        KeyUpdate update = asking("new");
        return new KeyUpdate(OLD, wish, update.found(), update.serial(), update.exchange(), update.at());
    }

    @Test
    void statesKnowWhetherThereIsACertificate() {
        MachineRenewal ordered =
                after(recorded().request(asking("new"), RULES)).latest().orElseThrow();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new MachineRenewal(
                        ordered.order(), ordered.exchange(), Optional.empty(), MachineRenewal.Status.ISSUED, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
