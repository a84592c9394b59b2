package org.yanqi.application.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.InMemoryServer;
import org.yanqi.application.fixture.MachineJourney;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.machine.RecordMandate;
import org.yanqi.application.machine.RenewByMachine;
import org.yanqi.application.memory.InMemorySigningCertificates;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.SigningCertificates.Verdict;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.check.Finding;
import org.yanqi.domain.machine.ContractReference;
import org.yanqi.domain.machine.Exchange;
import org.yanqi.domain.machine.KeyUpdate;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.machine.Speaker;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.staff.StaffName;

/** A machine that renews its certificate, and somebody who changes what is stored about it. */
class CheckMachineCertificatesTest {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final SerialNumber OTHER_SERIAL = new SerialNumber(BigInteger.valueOf(0xABCDEF));

    private final MachineJourney machine = new MachineJourney().mandated();
    private final ApplicationNumber number = machine.mandate().number();

    @Test
    void whatFitsRaisesNoAlarmNowOrInYears() {
        check();
        renew("first key");
        check();
        Certificate first = read(machine.granted().certificate());
        machine.clock.set(first.validity().notAfter().minus(Duration.ofDays(20)));
        check();
        machine.ask(first, "second key");
        check();
        assertThat(machine.say(true)).isEmpty();
        check();
        machine.clock.forward(Duration.ofDays(800));
        machine.letTheServerWork();
        assertThat(machine.raised).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = FaultPoints.Point.class, mode = EnumSource.Mode.MATCH_ALL, names = "MACHINE_.*")
    void norDoesWhatIsOnItsWayWhereverTheProcessDies(FaultPoints.Point point) {
        machine.dieAt(point);
        dying(() -> machine.ask(machine.old, "new key"));
        check();
        if (machine.mandate().standing(MachineRenewal.Status.ISSUED).isPresent()
                && point != FaultPoints.Point.MACHINE_ISSUANCE_RECORDED) {
            dying(() -> machine.say(true));
        }
        for (int hour = 0; hour < 30; hour++) {
            check();
            machine.useCases.machines().follow().handle();
            machine.clock.forward(Duration.ofHours(1));
        }
        assertThat(machine.raised).isEmpty();
    }

    @Test
    void norDoWhatTheMachineDoesNotWantAndWhatItIsRefused() {
        machine.ask(machine.old, "new key");
        assertThat(machine.say(false)).isEmpty();
        tomorrow();
        machine.ask(machine.old, "new key"); // which it has not wanted
        machine.ask(machine.old, "another key");
        machine.ask(machine.old, "a third key"); // while the other waits
        assertThat(machine.say(true)).isEmpty();
        tomorrow();
        assertThat(machine.raised).isEmpty();
    }

    @Test
    void norDoesAPersonWhoRenewsTheSameCertificateMeanwhile() {
        var journey = RenewalJourney.withCertificateEnding(InMemoryServer.TODAY.plus(Duration.ofDays(30)))
                .until(RenewalStatus.PAID);
        Certificate old = journey.old().signing();
        new RecordMandate(
                        journey.mandates,
                        new InMemorySigningCertificates(),
                        journey.revocations,
                        journey.ports.storage().numbers(),
                        journey.clock)
                .handle(new RecordMandate.Command(
                        old.der(),
                        new ContractReference("HT-2025-0042"),
                        1,
                        journey.clock.instant().plus(A_DAY),
                        new ValidityTerm(1),
                        new StaffName("reviewer-7")));
        Bytes key = Bytes.of("machine's key".getBytes(UTF_8));
        var wish = new KeyUpdate.Wish(
                old.subject(), new PublicKey.EllipticCurve("1.2.840.10045.3.1.7", key.sha256()), key, false);
        assertThat(journey.useCases
                        .machines()
                        .renew()
                        .handle(new RenewByMachine.Command(
                                old,
                                wish,
                                new Exchange(
                                        Bytes.of(new byte[] {1}),
                                        Bytes.of(new byte[] {2}),
                                        new Speaker.Machine(old.fingerprint())))))
                .isInstanceOf(RenewByMachine.Answer.Granted.class);
        journey.ukey.generateKey();
        journey.ukey.install();
        journey.letTheServerWork();
        assertThat(journey.revocations.find(old.serial())).isPresent();
        for (int hour = 0; hour < 30; hour++) {
            journey.useCases.background().checkIssuedCertificates().handle();
            journey.useCases.machines().follow().handle();
            journey.clock.forward(Duration.ofHours(1));
        }
        assertThat(journey.raised).isEmpty();
    }

    @Test
    void aCertificateThatIsGoneIsFoundAlsoOfAnEarlierRenewal() {
        renew("first key");
        Certificate first = read(machine.granted().certificate());
        machine.clock.set(first.validity().notAfter().minus(Duration.ofDays(20)));
        machine.ask(first, "second key");
        assertThat(machine.say(true)).isEmpty();
        machine.machineRegister.delete(first.serial());
        tomorrow();
        assertThat(findings())
                .containsExactly(new Finding("NotInRegister", first.serial().display(), ""));
        assertThat(machine.raised.getFirst().application()).isEqualTo(number);
    }

    @Test
    void aMandateThatIsGoneIsFound() {
        renew("first key");
        machine.mandates.delete(number);
        tomorrow();
        assertThat(findings()).containsExactly(new Finding("MandateMissing", number.value(), ""));
    }

    @Test
    void aMandateThatNobodyHasRecordedIsFound() {
        machine.ledger.forget(number, entry -> entry.act().equals("RecordMandate"));
        tomorrow();
        assertThat(findings()).containsExactly(new Finding("MandateNotInLedger", number.value(), ""));
    }

    @Test
    void moreRenewalsThanWereRecordedAreFound() {
        machine.mandates.change(
                number,
                m -> new RenewalMandate(
                        m.number(), m.terms(), m.subject(), m.certificate(), m.used() + 1, m.keys(), m.latest()));
        tomorrow();
        assertThat(findings()).containsExactly(new Finding("OtherUse", "0", "1"));
    }

    @Test
    void anOldCertificateThatIsRevokedBeforeTheMachineHasTheNewOneIsFound() {
        machine.ask(machine.old, "first key");
        machine.revocations.keep(new Revocations.Revocation(
                machine.old.serial(), machine.clock.instant(), Revocations.Reason.SUPERSEDED));
        check();
        machine.clock.forward(Duration.ofHours(1));
        check();
        assertThat(findings())
                .containsExactly(new Finding(
                        "SupersededTooEarly", "", machine.old.serial().display()));
    }

    @Test
    void aCertificateThatNobodyHasAskedForIsFoundInTheNextRunAndIsNobodys() {
        renew("first key");
        machine.machineRegister.keep(new IssuedMachineCertificates.Entry(
                OTHER_SERIAL, machine.granted().certificate(), machine.clock.instant()));
        check();
        assertThat(machine.raised)
                .singleElement()
                .isEqualTo(Alarm.raise(
                        new ApplicationNumber("YQ20250711-000000"),
                        new Finding("NoMandate", "", OTHER_SERIAL.display()),
                        machine.clock.instant()));
        machine.machineRegister.delete(OTHER_SERIAL);
        machine.clock.forward(Duration.ofHours(1));
        check();
        assertThat(machine.alarms
                        .of(new ApplicationNumber("YQ20250711-000000"))
                        .getFirst()
                        .value()
                        .gone())
                .isPresent();
    }

    @Test
    void whatTheLedgerSaysOtherwiseThanItShouldIsNotReadable() {
        machine.ledger.append(new AuditEntry(
                number, "system", "RecordIssuance", machine.clock.instant(), Map.of("status", "ISSUED")));
        tomorrow();
        assertThat(findings()).containsExactly(new Finding("Unreadable", "LEDGER", ""));
    }

    @Test
    void whoRecordedTheMandateDoesNotAnswerForIt() {
        renew("first key");
        machine.mandates.delete(number);
        tomorrow();
        assertThat(acknowledge("reviewer-7")).contains(new Alarm.Answer.OwnApproval());
        assertThat(acknowledge("reviewer-8")).get().isInstanceOf(Alarm.Answer.Acknowledged.class);
    }

    private Optional<Alarm.Answer> acknowledge(String reviewer) {
        return machine.useCases
                .office()
                .acknowledgeAlarm()
                .handle(new AcknowledgeAlarm.Command(
                        number, findings().getFirst().fingerprint(), new StaffName(reviewer), "核实"));
    }

    private void renew(String key) {
        machine.ask(machine.old, key);
        assertThat(machine.say(true)).isEmpty();
    }

    private static Certificate read(Bytes der) {
        return Optional.of(new InMemorySigningCertificates().read(der))
                .map(Verdict.Signing.class::cast)
                .orElseThrow()
                .certificate();
    }

    private void check() {
        assertThat(machine.useCases.background().checkIssuedCertificates().handle())
                .isZero();
    }

    private void tomorrow() {
        machine.clock.forward(A_DAY);
        check();
    }

    private List<Finding> findings() {
        return machine.raised.stream().map(Alarm::finding).toList();
    }

    private static void dying(Runnable step) {
        try {
            step.run();
        } catch (InMemoryServer.ProcessDied died) {
            assertThat(died).hasMessageStartingWith("MACHINE_");
        }
    }
}
