package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.yanqi.domain.certificate.CertificateFixtures.p256Key;
import static org.yanqi.domain.certificate.CertificateFixtures.pair;
import static org.yanqi.domain.certificate.CertificateFixtures.serial;
import static org.yanqi.domain.certificate.CertificateFixtures.subjectNamed;
import static org.yanqi.domain.certificate.CertificateFixtures.withKey;
import static org.yanqi.domain.certificate.CertificateFixtures.withSubject;
import static org.yanqi.domain.certificate.CertificateFixtures.withValidity;
import static org.yanqi.domain.renewal.CommandFixtures.NEW_PAIR;
import static org.yanqi.domain.renewal.CommandFixtures.NEW_VALIDITY;
import static org.yanqi.domain.renewal.RenewalFixtures.*;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.ValidityPeriod;

/** Rule 8. */
class IssueOnceTest {
    private static final RenewalRules OUTSIDE = new RenewalRules(
            RULES.window(),
            RULES.fees(),
            RULES.issuers().stream()
                    .map(served -> new RenewalRules.ServedIssuer(
                            served.name(), served.profile(), RenewalRules.Discretion.NUMBERS_AND_VALIDITY))
                    .toList(),
            RULES.agreements(),
            RULES.phrase(),
            RULES.faceAttempts(),
            RULES.patience(),
            RULES.retention());

    @Test
    void theSameRequestAgainChangesNothing() {
        Issuing issuing = renewalBeingIssued();
        assertThat(issuing.decide(CommandFixtures.requestingIssuance(), RULES)).isEqualTo(Decision.accept(issuing));
    }

    @Test
    void evenWhenTheCertificatesAreThere() {
        Issued issued = issuedRenewal();
        assertThat(issued.decide(CommandFixtures.requestingIssuance(), RULES)).isEqualTo(Decision.accept(issued));
    }

    @Test
    void aRetryThatReservedOtherSerialsKeepsTheFirst() {
        var first = CommandFixtures.requestingIssuance();
        var retry = new RenewalCommand.RequestIssuance(
                first.request(),
                first.binding(),
                KeyHistory.SHOWN_BEFORE,
                serial(91),
                serial(92),
                new RevocationStatus.Good(),
                List.of(),
                first.at());
        assertThat(after(renewalBeingIssued(), retry, Issuing.class).order().signingSerial())
                .isEqualTo(serial(11));
    }

    @Test
    void anotherKeyIsRefused() {
        var another = CommandFixtures.requestingIssuanceFor(p256Key("yet another"));
        var refusal = new Refusal.AnotherRequestIssued(CommandFixtures.MANUAL_SUBJECT_REQUEST.fingerprint());
        assertThat(refusalOf(renewalBeingIssued(), another)).isEqualTo(refusal);
        assertThat(refusalOf(issuedRenewal(), another)).isEqualTo(refusal);
    }

    @Test
    void thePairIsTheOneThatWasOrdered() {
        assertThat(issuedRenewal().renewed()).isEqualTo(NEW_PAIR);
        assertThat(eventsOf(renewalBeingIssued(), CommandFixtures.recordingIssuance()))
                .containsExactly(
                        new RenewalEvent.CertificatesIssued(NUMBER, serial(11), serial(12), CommandFixtures.NOW));
    }

    @Test
    void anotherSubjectIsNotWhatWasOrdered() {
        assertDiffers(withSubject(subjectNamed("别人"), NEW_PAIR), Refusal.IssuedDifference.SUBJECT);
    }

    @Test
    void norAreOtherSerials() {
        var others = pair("new", 21, NEW_VALIDITY);
        assertDiffers(new CertificatePair(others.signing(), NEW_PAIR.encryption()), Refusal.IssuedDifference.SERIAL);
        assertDiffers(new CertificatePair(NEW_PAIR.signing(), others.encryption()), Refusal.IssuedDifference.SERIAL);
    }

    @Test
    void norIsAnotherSigningKey() {
        assertDiffers(
                new CertificatePair(withKey(p256Key("other"), NEW_PAIR.signing()), NEW_PAIR.encryption()),
                Refusal.IssuedDifference.SIGNING_KEY);
    }

    @Test
    void norIsAnotherValidity() {
        var longer = new ValidityPeriod(
                NEW_VALIDITY.notBefore(), NEW_VALIDITY.notAfter().plusSeconds(1));
        assertDiffers(
                new CertificatePair(withValidity(longer, NEW_PAIR.signing()), NEW_PAIR.encryption()),
                Refusal.IssuedDifference.VALIDITY);
        assertDiffers(
                new CertificatePair(NEW_PAIR.signing(), withValidity(longer, NEW_PAIR.encryption())),
                Refusal.IssuedDifference.VALIDITY);
    }

    @Test
    void whatIsOrderedComesInThePlaceOfThePairThatWasPresented() {
        Issuing issuing = renewalBeingIssued();
        CertificatePair old = issuing.before().presented().pair();
        assertThat(issuing.order().replaced())
                .isEqualTo(new IssuanceOrder.Replaced(
                        old.signing().der(), old.encryption().der()));
    }

    @Test
    void twoCertificatesHaveTwoSerials() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IssuanceOrder(
                        CommandFixtures.MANUAL_SUBJECT_REQUEST,
                        serial(5),
                        serial(5),
                        NEW_VALIDITY,
                        renewalBeingIssued().order().replaced()));
    }

    @Test
    void anIssuerThatNumbersItsCertificatesMayDoSo() {
        var generous = new ValidityPeriod(
                NEW_VALIDITY.notBefore().minusSeconds(300),
                NEW_VALIDITY.notAfter().plusSeconds(86_400));
        CertificatePair own = pair("new", 71, generous);
        var recorded = renewalBeingIssued().decide(CommandFixtures.recordingIssuance(own), OUTSIDE);
        assertThat(recorded).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void butNotWithANumberOfTheOldPairOrTwice() {
        int oldNumber = renewalBeingIssued()
                .before()
                .presented()
                .pair()
                .signing()
                .serial()
                .value()
                .intValueExact();
        CertificatePair own = pair("new", 71, NEW_VALIDITY);
        var repeated = pair("new", oldNumber, NEW_VALIDITY);
        assertOutsideDiffers(
                new CertificatePair(repeated.signing(), own.encryption()), Refusal.IssuedDifference.SERIAL);
        var twice = pair("new", 70, NEW_VALIDITY);
        assertOutsideDiffers(new CertificatePair(own.signing(), twice.encryption()), Refusal.IssuedDifference.SERIAL);
    }

    @Test
    void norMayItsCertificatesEndBeforeWhatWasPaidForOrBeginMuchLater() {
        Instant begin = NEW_VALIDITY.notBefore();
        Instant end = NEW_VALIDITY.notAfter();
        for (var wrong : List.of(
                new ValidityPeriod(begin, end.minusSeconds(1)), new ValidityPeriod(begin.plusSeconds(86_401), end))) {
            assertOutsideDiffers(pair("new", 71, wrong), Refusal.IssuedDifference.VALIDITY);
        }
    }

    private static void assertOutsideDiffers(CertificatePair issued, Refusal.IssuedDifference difference) {
        assertThat(renewalBeingIssued().decide(CommandFixtures.recordingIssuance(issued), OUTSIDE))
                .isEqualTo(Decision.refuse(new Refusal.IssuedOtherThanAsked(difference)));
    }

    private static void assertDiffers(CertificatePair issued, Refusal.IssuedDifference difference) {
        assertThat(refusalOf(renewalBeingIssued(), CommandFixtures.recordingIssuance(issued)))
                .isEqualTo(new Refusal.IssuedOtherThanAsked(difference));
    }
}
