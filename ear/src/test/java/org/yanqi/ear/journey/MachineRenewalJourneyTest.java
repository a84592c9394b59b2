package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A machine renews its certificate by itself at the deployed platform, which dies between its words. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class MachineRenewalJourneyTest {

    private RunningYanqi yanqi;
    private Machine machine;
    private Database database;
    private OutsidePrograms programs;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software", "--supervise");
        machine = new Machine(yanqi, folder);
        database = new Database(yanqi.data());
        programs = new OutsidePrograms(yanqi, folder);
    }

    @AfterAll
    void stop() {
        yanqi.close();
    }

    @Test
    @Order(1)
    void withoutAMandateItGetsNothing() {
        machine.makeKey("new.key");

        assertThat(machine.renew("new.key", "new.pem").said()).contains("may not be renewed by a machine");
    }

    @Test
    @Order(2)
    void staffRecordsWhatTheContractSays() {
        Program.Ended recorded = machine.mandate();

        assertThat(recorded.said()).contains("may renew certificate", "2 times until");
        assertThat(recorded.code()).isZero();
        assertThat(machine.mandate().said()).contains("no mandate:");
    }

    @Test
    @Order(3)
    void aServerThatDiesBeforeItAnswersHasStillRevokedNothing() {
        yanqi.letServerDieAt("MACHINE_CERTIFICATE_MADE");

        assertThat(machine.renew("new.key", "new.pem").code()).isNotZero();
        yanqi.awaitServerDead();
        yanqi.awaitReadyAgain();
        assertThat(database.count("select count(*) from revocation")).isZero();
    }

    @Test
    @Order(4)
    void withTheSameKeyItGetsTheCertificateAndTheOldOneIsSuperseded() {
        Program.Ended renewed = machine.renew("new.key", "new.pem");

        assertThat(renewed.said()).contains("received KUP", "received PKICONF");
        assertThat(renewed.code()).isZero();
        assertThat(programs.status(machine.certificate("new.pem"))).contains("new.pem: good");
        assertThat(programs.status(machine.certificate("old.pem"))).contains("old.pem: revoked", "superseded");
        assertThat(database.texts("select mandate ->> 'used' from renewal_mandate"))
                .containsExactly("1");
    }

    @Test
    @Order(5)
    void theOldCertificateRenewsNothingMore() {
        machine.makeKey("another.key");

        assertThat(machine.renew("another.key", "another.pem").code()).isNotZero();
        assertThat(database.texts("select mandate ->> 'used' from renewal_mandate"))
                .containsExactly("1");
    }
}
