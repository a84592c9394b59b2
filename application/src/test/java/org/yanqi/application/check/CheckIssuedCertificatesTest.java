package org.yanqi.application.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.check.Finding;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.staff.StaffName;

/** A finished renewal, and somebody who changes what is stored about it. */
class CheckIssuedCertificatesTest {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final SerialNumber OTHER_SERIAL = new SerialNumber(BigInteger.valueOf(0xABCDEF));

    private RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @BeforeEach
    void aFinishedRenewal() {
        journey.until(RenewalStatus.COMPLETED);
        journey.letTheServerWork();
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.COMPLETED);
    }

    @Test
    void whatFitsRaisesNoAlarmNowOrInYears() {
        assertThat(journey.raised).isEmpty();
        tomorrow();
        assertThat(journey.raised).isEmpty();

        journey.clock.forward(Duration.ofDays(366 * 7));
        journey.letTheServerWork();
        assertThat(journey.application()).isInstanceOf(Erased.class);
        tomorrow();
        assertThat(journey.raised).isEmpty();
    }

    @Test
    void everyStateWithACertificateFits() {
        for (RenewalStatus status : List.of(RenewalStatus.ISSUED, RenewalStatus.INSTALLED)) {
            journey = RenewalJourney.withExpiredCertificate().until(status);
            journey.letTheServerWork();
            tomorrow();
            assertThat(journey.raised).as(status.name()).isEmpty();
        }
    }

    @Test
    void whatWasTakenBackFitsOnceBothCertificatesAreRevoked() {
        takeBack();
        journey.letTheServerWork();
        tomorrow();
        journey.clock.forward(Duration.ofDays(366 * 7));
        journey.letTheServerWork();
        assertThat(journey.application()).isInstanceOf(Erased.class);
        tomorrow();
        assertThat(journey.raised).isEmpty();
    }

    @Test
    void whatWasTakenBackAndIsNotRevokedADayLaterIsAnAlarm() {
        takeBack();
        tomorrow();
        assertThat(journey.raised).isEmpty();
        tomorrow();
        assertThat(journey.raised)
                .extracting(alarm -> alarm.finding().kind())
                .containsExactly("TakenBackNotRevoked", "TakenBackNotRevoked");
    }

    private void takeBack() {
        journey = RenewalJourney.withExpiredCertificate().until(RenewalStatus.ISSUED);
        journey.takeBack("电子钥匙丢失了新私钥");
    }

    @Test
    void aMismatchIsOneAlarmHoweverOftenItIsFound() {
        changeSerial(OTHER_SERIAL);
        tomorrow();
        assertThat(journey.raised).extracting(Alarm::finding).containsExactly(otherSerial());
        assertThat(acts()).containsExactly("RaiseAlarm");

        journey.clock.forward(Duration.ofHours(1));
        check();
        assertThat(journey.raised).hasSize(1);
        assertThat(alarm().lastSeen()).isEqualTo(journey.clock.instant());
        assertThat(acts()).containsExactly("RaiseAlarm");
    }

    @Test
    void aMismatchThatHasGoneIsKeptAndOneThatComesBackIsOpenAnew() {
        SerialNumber right = entry().signingSerial();
        changeSerial(OTHER_SERIAL);
        tomorrow();
        acknowledge("shenhe2");
        changeSerial(right);
        journey.clock.forward(Duration.ofHours(1));
        check();
        assertThat(alarm().gone()).contains(journey.clock.instant());
        assertThat(alarm().isOpen()).isFalse();

        changeSerial(OTHER_SERIAL);
        tomorrow();
        assertThat(alarm().gone()).isEmpty();
        assertThat(alarm().isOpen()).isTrue();
        assertThat(acts()).containsExactly("RaiseAlarm", "AcknowledgeAlarm", "AlarmGone", "RaiseAlarm");
    }

    @Test
    void everyCertificateIsCheckedOnceADay() {
        changeSerial(OTHER_SERIAL);
        journey.clock.forward(Duration.ofHours(22));
        check();
        assertThat(journey.raised).isEmpty();
        journey.clock.forward(Duration.ofHours(1));
        check();
        assertThat(journey.raised).hasSize(1);
    }

    @Test
    void aCertificateOfNobodyIsFoundInTheNextRun() {
        ApplicationNumber nobody = Renewals.number(999);
        register(nobody);
        check();
        assertThat(journey.raised)
                .singleElement()
                .isEqualTo(Alarm.raise(
                        nobody,
                        new Finding("NoApplication", "", entry().signingSerial().display()),
                        journey.clock.instant()));
    }

    @Test
    void aRegisterWithoutTheCertificateIsFound() {
        journey.register.delete(journey.number());
        tomorrow();
        assertThat(kinds()).containsExactly("NotInRegister");
    }

    @Test
    void aPaperThatIsGoneAndMoneyThatIsOwedAreTwoAlarms() {
        journey.documents.erase(journey.number(), Documents.Kind.AGREEMENT_SIGNED);
        Versioned<PaymentOrder> found =
                journey.orders.find(journey.payment.order()).orElseThrow();
        journey.orders.save(((PaymentOrder.Settled) found.value()).unneeded(), found.version());
        tomorrow();
        assertThat(kinds()).containsExactlyInAnyOrder("AgreementMissing", "PaidBack");
    }

    @Test
    void aStoreThatFailsForOneIsAnAlarmAndKeepsNoOtherWaiting() {
        register(Renewals.number(999));
        journey.clock.forward(A_DAY);
        int waiting = checking(new Unreadable()).handle();

        assertThat(waiting).isZero();
        assertThat(kinds()).containsExactlyInAnyOrder("Unreadable", "Unreadable", "NoApplication");
        assertThat(journey.raised)
                .filteredOn(alarm -> alarm.application().equals(journey.number()))
                .extracting(alarm -> alarm.finding().expected())
                .containsExactly("PUBLIC_KEYS");
    }

    @Test
    void whatCannotBeReadHasNotGone() {
        SerialNumber right = entry().signingSerial();
        changeSerial(OTHER_SERIAL);
        tomorrow();
        changeSerial(right);
        checking(new Unreadable()).handle();
        assertThat(alarm().gone()).isEmpty();
        check();
        assertThat(alarm().gone()).isPresent();
    }

    @Test
    void anAlarmIsAcknowledgedWithAReasonOfWhichTheLedgerHasTheHash() {
        changeSerial(OTHER_SERIAL);
        tomorrow();

        assertThat(acknowledge("shenhe2")).get().isInstanceOf(Alarm.Answer.Acknowledged.class);
        assertThat(acknowledge("shenhe")).get().isInstanceOf(Alarm.Answer.AlreadyAcknowledged.class);

        assertThat(alarm().acknowledged()).hasValueSatisfying(by -> {
            assertThat(by.by()).isEqualTo(new StaffName("shenhe2"));
            assertThat(by.reason()).isEqualTo("登记被改动");
        });
        AuditEntry last = journey.ledger.of(journey.number()).getLast();
        assertThat(last.actor()).isEqualTo("staff:shenhe2");
        assertThat(last.facts()).containsEntry("reason", Sha256.of("登记被改动").hex());
        assertThat(journey.alarms.open()).isZero();
    }

    @Test
    void whoApprovedTheApplicationDoesNotAnswerForIt() {
        journey = RenewalJourney.withExpiredCertificate().until(RenewalStatus.IDENTIFIED);
        journey.useCases.declineFaceCheck().decline(journey.number());
        journey.useCases.declineFaceCheck().requestReview(journey.number());
        journey.decide(true, "视频核实");
        journey.signAgreement();
        journey.payment.chooseTerm(1);
        journey.payment.pay();
        journey.ukey.generateKey();
        check();
        assertThat(journey.raised).isEmpty();

        changeSerial(OTHER_SERIAL);
        tomorrow();
        assertThat(acknowledge("shenhe")).contains(new Alarm.Answer.OwnApproval());
        assertThat(alarm().isOpen()).isTrue();
        assertThat(acknowledge("shenhe2")).get().isInstanceOf(Alarm.Answer.Acknowledged.class);
    }

    @Test
    void thereIsNothingToAcknowledgeWhereThereIsNoAlarm() {
        assertThat(acknowledge("shenhe")).isEmpty();
    }

    private static final class Unreadable implements SeenPublicKeys {
        @Override
        public boolean claim(PublicKey key, ApplicationNumber application) {
            throw new IllegalStateException("a control changes nothing");
        }

        @Override
        public List<BigInteger> moduliOfOthers(ApplicationNumber application, int most) {
            throw new IllegalStateException("a control does not ask for them");
        }

        @Override
        public Optional<ApplicationNumber> firstShownBy(Sha256 publicKey) {
            throw new IllegalArgumentException("not readable any more");
        }
    }

    private CheckIssuedCertificates checking(SeenPublicKeys keys) {
        var storage = journey.ports.storage();
        var control = journey.ports.control();
        var stores = new IssuanceStores(
                storage.applications(),
                storage.ledger(),
                new IssuanceStores.Registers(control.issued(), control.events(), control.revocations(), keys),
                new IssuanceStores.Evidence(
                        storage.orders(),
                        journey.ports.found().payments(),
                        storage.documents(),
                        journey.ports.papers().archive()),
                new IssuanceStores.Readers(
                        journey.ports.pki().reader(), journey.ports.pki().proofs()));
        var machines = new MachineStores(
                journey.mandates,
                storage.ledger(),
                new MachineStores.Registers(control.machines(), control.revocations(), keys),
                new MachineStores.Persons(journey.ports.found().search(), storage.applications()),
                journey.ports.pki().signing());
        return new CheckIssuedCertificates(
                control.checks(),
                stores,
                machines,
                control.alarms(),
                journey.ports.rules(),
                control.raised(),
                journey.clock);
    }

    private void check() {
        assertThat(journey.useCases.background().checkIssuedCertificates().handle())
                .isZero();
    }

    private void tomorrow() {
        journey.clock.forward(A_DAY);
        check();
    }

    private Optional<Alarm.Answer> acknowledge(String reviewer) {
        return journey.useCases
                .office()
                .acknowledgeAlarm()
                .handle(new AcknowledgeAlarm.Command(
                        journey.number(), otherSerial().fingerprint(), new StaffName(reviewer), " 登记被改动 "));
    }

    /** The register says something else than the certificate that it holds. */
    private void changeSerial(SerialNumber serial) {
        journey.register.change(
                journey.number(),
                entry -> new IssuedCertificates.Entry(
                        entry.application(),
                        entry.publicKey(),
                        serial,
                        entry.encryptionSerial(),
                        entry.signingCertificate(),
                        entry.encryptionCertificate(),
                        entry.encryptionKey(),
                        entry.escrowedKey(),
                        entry.at()));
    }

    private Finding otherSerial() {
        String right = journey.ports
                                .pki()
                                .reader()
                                .pair(entry().signingCertificate(), List.of(entry().encryptionCertificate()))
                        instanceof CertificateReader.Reading.Pair(var pair)
                ? pair.signing().serial().display()
                : "";
        return new Finding("OtherSerial", OTHER_SERIAL.display(), right);
    }

    private void register(ApplicationNumber nobody) {
        IssuedCertificates.Entry entry = entry();
        journey.register.keep(new IssuedCertificates.Entry(
                nobody,
                entry.publicKey(),
                entry.signingSerial(),
                entry.encryptionSerial(),
                entry.signingCertificate(),
                entry.encryptionCertificate(),
                entry.encryptionKey(),
                entry.escrowedKey(),
                entry.at()));
    }

    private IssuedCertificates.Entry entry() {
        return journey.register.of(journey.number()).orElseThrow();
    }

    private Alarm alarm() {
        return journey.alarms.of(journey.number()).getFirst().value();
    }

    private List<String> acts() {
        return journey.ledger.of(journey.number()).stream()
                .map(AuditEntry::act)
                .filter(act -> act.contains("Alarm"))
                .toList();
    }

    private List<String> kinds() {
        return journey.raised.stream().map(alarm -> alarm.finding().kind()).toList();
    }
}
