package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.InMemoryServer;
import org.yanqi.application.fixture.MachineJourney;
import org.yanqi.application.machine.RecordMandate;
import org.yanqi.application.machine.RenewByMachine.Answer;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.TestPki;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.machine.Exchange;
import org.yanqi.domain.machine.MachineRefusal;
import org.yanqi.domain.machine.MachineRefusal.ByRule;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.Speaker;
import org.yanqi.domain.renewal.Refusal;

/** A machine renews its certificate by itself, alone or with whatever breaks in between. */
class MachineRenewalTest {
    private final MachineJourney machine = new MachineJourney();

    @Test
    void theOldCertificateIsRevokedOnceTheMachineHoldsTheNewOneAndNotBefore() {
        machine.mandated();
        assertThat(machine.ask(machine.old, "new key")).isInstanceOf(Answer.Granted.class);
        assertThat(machine.revocations.all()).isEmpty();
        assertThat(machine.mandate().certificate()).isEqualTo(machine.old.fingerprint());

        assertThat(machine.say(true)).isEmpty();

        assertThat(machine.revoked(machine.old.serial())).contains(Revocations.Reason.SUPERSEDED);
        assertThat(machine.revoked(renewed())).isEmpty();
        assertThat(machine.mandate().certificate())
                .isEqualTo(machine.granted().certificate().sha256());
        assertThat(machine.mandate().standing(MachineRenewal.Status.COMPLETED)).isPresent();
        assertThat(machine.ledger.of(machine.mandate().number()))
                .extracting(AuditEntry::act)
                .containsExactly(
                        "RecordMandate", "RequestRenewal", "RecordIssuance", "ConfirmCertificate", "RecordRevocation");
        assertThat(machine.ledger.of(machine.mandate().number()).getFirst().facts())
                .containsEntry("contract", "HT-2025-0042")
                .containsEntry("serial", machine.old.serial().display());
    }

    @Test
    void aRegistrationAuthorityThatSpeaksForTheMachineStandsInTheLedger() {
        machine.mandated();
        var registrar = new Speaker.Registrar(Sha256.of("registrar"));
        assertThat(machine.ask(machine.old, "new key", "its conversation", registrar))
                .isInstanceOf(Answer.Granted.class);
        Exchange its = machine.granted().exchange();
        var machines = new Exchange(its.transaction(), its.nonce(), new Speaker.Machine(machine.old.fingerprint()));

        assertThat(machine.say(machines, true)).contains(new MachineRefusal.NothingToConfirm());
        assertThat(machine.revocations.all()).isEmpty();
        assertThat(machine.say(its, true)).isEmpty();

        String name = "registrar:" + registrar.certificate().hex().substring(0, 40);
        assertThat(machine.revoked(machine.old.serial())).contains(Revocations.Reason.SUPERSEDED);
        assertThat(machine.ledger.of(machine.mandate().number()))
                .extracting(AuditEntry::actor)
                .containsExactly("staff:reviewer-7", name, "system", "machine", name, "system");
    }

    @ParameterizedTest
    @EnumSource(value = FaultPoints.Point.class, mode = EnumSource.Mode.MATCH_ALL, names = "MACHINE_.*")
    void aProcessThatDiesAnywhereLeavesOneCertificateAndOneKeyValid(FaultPoints.Point point) {
        machine.mandated();
        machine.dieAt(point);
        survive(() -> machine.ask(machine.old, "new key"));
        survive(() -> machine.say(true));
        assertThat(machine.pointsPassed).contains(point);
        assertThat(machine.machineRegister.serials()).containsExactly(renewed());
        assertThat(machine.mandate().standing(MachineRenewal.Status.COMPLETED)).isPresent();
        assertThat(machine.mandate().used()).isEqualTo(1);
        assertThat(machine.revoked(machine.old.serial())).contains(Revocations.Reason.SUPERSEDED);
        assertThat(machine.revoked(renewed())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = FaultPoints.Point.class, mode = EnumSource.Mode.MATCH_ALL, names = "MACHINE_.*")
    void aMachineThatDoesNotComeBackIsFollowed(FaultPoints.Point point) {
        machine.mandated();
        machine.dieAt(point);
        dying(() -> machine.ask(machine.old, "new key"));
        if (machine.mandate().standing(MachineRenewal.Status.ISSUED).isPresent()
                && point != FaultPoints.Point.MACHINE_ISSUANCE_RECORDED) {
            dying(() -> machine.say(true));
        }
        for (int hour = 0; hour < 30; hour++) {
            machine.clock.forward(Duration.ofHours(1));
            machine.letTheServerWork();
        }
        boolean wasConfirmed = machine.mandate().used() == 1;
        assertThat(machine.mandate().due()).isEmpty();
        assertThat(machine.revoked(machine.old.serial()).isPresent()).isEqualTo(wasConfirmed);
        SerialNumber renewed = machine.mandate().latest().orElseThrow().order().serial();
        assertThat(machine.revoked(renewed).isPresent()).isEqualTo(!wasConfirmed);
    }

    @Test
    void theSameKeyGetsTheSameCertificateHoweverOftenItAsks() {
        machine.mandated();
        machine.ask(machine.old, "new key");
        Answer.Granted first = machine.granted();
        machine.ask(machine.old, "new key");
        assertThat(machine.granted().certificate()).isEqualTo(first.certificate());
        assertThat(machine.say(true)).isEmpty();
        machine.ask(machine.old, "new key");
        assertThat(machine.granted().certificate()).isEqualTo(first.certificate());
        assertThat(machine.say(true)).isEmpty();
        assertThat(machine.machineRegister.serials()).hasSize(1);
        assertThat(machine.mandate().used()).isEqualTo(1);
    }

    @Test
    void theSameWordsInTheSameConversationGetTheSameAnswer() {
        machine.mandated();
        Answer once = machine.ask(machine.old, "new key", "conversation");
        assertThat(machine.ask(machine.old, "new key", "conversation")).isEqualTo(once);
        assertThat(machine.say(true)).isEmpty();
        assertThat(machine.say(true)).isEmpty();
        assertThat(machine.say(false)).contains(new MachineRefusal.ConfirmedBefore());
        assertThat(machine.ledger.of(machine.mandate().number())).hasSize(6);
    }

    @Test
    void whatTheMachineRejectsIsRevokedAndTheOldOneStays() {
        machine.mandated();
        machine.ask(machine.old, "new key");
        assertThat(machine.say(false)).isEmpty();
        assertThat(machine.revoked(renewed())).contains(Revocations.Reason.CESSATION_OF_OPERATION);
        assertThat(machine.revoked(machine.old.serial())).isEmpty();
        assertThat(machine.ask(machine.old, "new key")).isInstanceOf(Answer.Refused.class);
        assertThat(machine.ask(machine.old, "another key")).isInstanceOf(Answer.Granted.class);
    }

    @Test
    void whatNobodyConfirmsIsTakenBackAfterADay() {
        machine.mandated();
        machine.ask(machine.old, "new key");
        machine.clock.forward(Duration.ofHours(23));
        machine.letTheServerWork();
        assertThat(machine.revocations.all()).isEmpty();
        machine.clock.forward(Duration.ofHours(2));
        machine.letTheServerWork();
        assertThat(machine.revoked(renewed())).contains(Revocations.Reason.CESSATION_OF_OPERATION);
        assertThat(machine.revoked(machine.old.serial())).isEmpty();
        assertThat(machine.say(true)).contains(new MachineRefusal.WithdrawnBefore());
    }

    @Test
    void withoutAMandateNothingIsRenewed() {
        assertThat(machine.ask(machine.old, "new key")).isEqualTo(new Answer.Refused(new MachineRefusal.NotMandated()));
        assertThat(machine.machineRegister.serials()).isEmpty();
    }

    @Test
    void aRefusalIsWrittenDown() {
        machine.mandated();
        machine.revocations.keep(new Revocations.Revocation(
                machine.old.serial(), InMemoryServer.TODAY, Revocations.Reason.CESSATION_OF_OPERATION));
        assertThat(machine.ask(machine.old, "new key"))
                .isEqualTo(new Answer.Refused(new ByRule(new Refusal.CertificateRevoked(InMemoryServer.TODAY))));
        assertThat(machine.ledger.of(machine.mandate().number()).getLast().facts())
                .containsEntry("refused", "CertificateRevoked");
    }

    @Test
    void aKeyThatAnotherMachineHasShownIsRefused() {
        machine.mandated();
        machine.ask(machine.old, "new key");
        machine.say(true);
        var other = machine.certificate(InMemoryServer.TODAY.plus(Duration.ofDays(20)));
        machine.record(other.der());
        assertThat(machine.ask(other, "new key"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        ByRule.class,
                                        rule -> assertThat(rule.refusal()).isInstanceOf(Refusal.KeyReused.class)));
    }

    @Test
    void oneConversationIsOneMachines() {
        machine.mandated();
        machine.ask(machine.old, "new key", "conversation");
        var other = machine.certificate(InMemoryServer.TODAY.plus(Duration.ofDays(20)));
        machine.record(other.der());
        assertThat(machine.ask(other, "other key", "conversation"))
                .isEqualTo(new Answer.Refused(new MachineRefusal.ConversationTaken()));
    }

    @Test
    void aMachineThatAsksAllDayIsTurnedAway() {
        machine.mandated();
        List<Answer> answers = IntStream.range(0, 25)
                .mapToObj(time -> machine.ask(machine.old, "new key"))
                .toList();
        assertThat(answers.subList(0, 24)).allMatch(Answer.Granted.class::isInstance);
        assertThat(answers.getLast())
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(MachineRefusal.TooOften.class));
    }

    @Test
    void whileTheCaIsAwayAMachineIsToldToWaitAndForHowLong() {
        machine.mandated();
        machine.machineCertificates.away(true);
        assertThat(machine.ask(machine.old, "new key")).isEqualTo(waiting(2));
        machine.clock.forward(Duration.ofSeconds(40));
        assertThat(machine.await()).isEqualTo(waiting(40));
        machine.clock.forward(Duration.ofHours(20));
        assertThat(machine.await()).isEqualTo(waiting(300));
        assertThat(machine.machineRegister.serials()).isEmpty();

        machine.machineCertificates.away(false);
        assertThat(machine.await()).isInstanceOf(Answer.Granted.class);
        assertThat(machine.await()).isEqualTo(machine.granted());
        assertThat(machine.say(true)).isEmpty();

        assertThat(machine.await()).isEqualTo(machine.granted());
        assertThat(machine.machineRegister.serials()).containsExactly(renewed());
        assertThat(machine.revoked(machine.old.serial())).contains(Revocations.Reason.SUPERSEDED);
        assertThat(machine.ledger.of(machine.mandate().number()))
                .extracting(AuditEntry::act)
                .containsExactly(
                        "RecordMandate", "RequestRenewal", "RecordIssuance", "ConfirmCertificate", "RecordRevocation");
    }

    private Answer.Waiting waiting(long seconds) {
        return new Answer.Waiting(
                machine.mandate().latest().orElseThrow().exchange(),
                Duration.ofSeconds(seconds),
                "in memory: the key is away");
    }

    @Test
    void whatThePlatformHasDoneMeanwhileIsThereWhenTheMachineAsksAgain() {
        waits();
        machine.machineCertificates.away(false);
        machine.clock.forward(Duration.ofMinutes(2));
        machine.letTheServerWork();
        machine.machineCertificates.away(true);
        assertThat(machine.await()).isInstanceOf(Answer.Granted.class);
    }

    @Test
    void nobodyIsToldToWaitForMoreThanADayAndNothingIsLostByThat() {
        waits();
        machine.clock.forward(Duration.ofDays(1));
        assertThatThrownBy(machine::await).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> machine.ask(machine.old, "new key")).isInstanceOf(UnavailableException.class);
        machine.machineCertificates.away(false);
        assertThat(machine.ask(machine.old, "new key")).isInstanceOf(Answer.Granted.class);
    }

    @Test
    void onlyWhoWasToldToWaitIsAnsweredThere() {
        waits();
        machine.machineCertificates.away(false);
        Exchange its = machine.mandate().latest().orElseThrow().exchange();
        var nothing = new Answer.Refused(new MachineRefusal.NothingOrdered());
        assertThat(machine.await(new Exchange(its.nonce(), its.nonce(), its.speaker())))
                .isEqualTo(nothing);
        assertThat(machine.await(new Exchange(its.transaction(), its.transaction(), its.speaker())))
                .isEqualTo(nothing);
        var another = new Speaker.Registrar(Sha256.of("registrar"));
        assertThat(machine.await(new Exchange(its.transaction(), its.nonce(), another)))
                .isEqualTo(nothing);
        assertThat(machine.machineRegister.serials()).isEmpty();
    }

    @Test
    void whoWaitsWithACertificateThatIsRevokedMeanwhileGetsNothing() {
        waits();
        machine.revocations.keep(new Revocations.Revocation(
                machine.old.serial(), machine.clock.instant(), Revocations.Reason.CESSATION_OF_OPERATION));
        machine.machineCertificates.away(false);
        assertThat(machine.await())
                .isEqualTo(new Answer.Refused(new ByRule(new Refusal.CertificateRevoked(machine.clock.instant()))));
        assertThat(machine.machineRegister.serials()).isEmpty();
    }

    @Test
    void whoComesBackAfterHisCertificateWasTakenBackIsToldSo() {
        waits();
        machine.machineCertificates.away(false);
        for (int hour = 0; hour < 30; hour++) {
            machine.clock.forward(Duration.ofHours(1));
            machine.letTheServerWork();
        }
        assertThat(machine.await()).isEqualTo(new Answer.Refused(new MachineRefusal.WithdrawnBefore()));
        assertThat(machine.revoked(renewed())).isPresent();
        assertThat(machine.revoked(machine.old.serial())).isEmpty();
    }

    @Test
    void aMachineThatDoesNotPauseIsTurnedAway() {
        waits();
        for (int time = 0; time < 1_000; time++) {
            assertThat(machine.await()).isInstanceOf(Answer.Waiting.class);
        }
        assertThat(machine.await())
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(MachineRefusal.TooOften.class));
    }

    private void waits() {
        machine.mandated();
        machine.machineCertificates.away(true);
        assertThat(machine.ask(machine.old, "new key")).isInstanceOf(Answer.Waiting.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultPoints.Point.class,
            names = {"MACHINE_CERTIFICATE_MADE", "MACHINE_ISSUANCE_RECORDED"})
    void aProcessThatDiesAsTheCaIsBackLeavesOneCertificate(FaultPoints.Point point) {
        waits();
        machine.machineCertificates.away(false);
        machine.dieAt(point);
        survive(machine::await);
        survive(() -> machine.say(true));
        assertThat(machine.pointsPassed).contains(point);
        assertThat(machine.machineRegister.serials()).containsExactly(renewed());
        assertThat(machine.revoked(machine.old.serial())).contains(Revocations.Reason.SUPERSEDED);
    }

    @Test
    void twoKeysAtOnceGetOneCertificate() {
        machine.mandated();
        machine.meanwhile(
                FaultPoints.Point.MACHINE_INTENT_STORED,
                () -> assertThat(machine.ask(machine.old, "other key")).isInstanceOf(Answer.Refused.class));
        machine.ask(machine.old, "new key");
        assertThat(machine.machineRegister.serials()).hasSize(1);
    }

    @Test
    void mandatesAreForSigningCertificatesOfOurOwnThatStandOnce() {
        CertificatePair pair = machine.token.pair(
                TestPki.HOLDER,
                new ValidityPeriod(InMemoryServer.TODAY, InMemoryServer.TODAY.plus(Duration.ofDays(9))));
        assertThat(machine.record(pair.encryption().der()))
                .isEqualTo(new RecordMandate.Outcome.Refused(new MachineRefusal.NotForSigning()));
        CertificatePair foreign = machine.token.foreignPair(TestPki.HOLDER, pair.validity());
        assertThat(machine.record(foreign.signing().der()))
                .isEqualTo(new RecordMandate.Outcome.Refused(
                        new ByRule(new Refusal.IssuerNotServed(foreign.signing().issuer()))));
        assertThat(machine.record(machine.token.request(TestPki.HOLDER)))
                .isEqualTo(new RecordMandate.Outcome.Refused(new ByRule(new Refusal.CertificateUnreadable())));
        assertThat(machine.record(pair.signing().der())).isInstanceOf(RecordMandate.Outcome.Recorded.class);
        assertThat(machine.record(pair.signing().der()))
                .isInstanceOfSatisfying(
                        RecordMandate.Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(MachineRefusal.AlreadyMandated.class));
    }

    private SerialNumber renewed() {
        return machine.mandate().latest().orElseThrow().order().serial();
    }

    private void survive(Runnable step) {
        if (dying(step)) {
            machine.clock.forward(Duration.ofMinutes(2));
            step.run();
        }
    }

    private static boolean dying(Runnable step) {
        try {
            step.run();
            return false;
        } catch (InMemoryServer.ProcessDied died) {
            return true;
        }
    }
}
