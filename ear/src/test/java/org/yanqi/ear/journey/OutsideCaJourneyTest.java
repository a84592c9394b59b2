package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** A renewal by a CA that is not ours, which is away when the certificates are asked for. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class OutsideCaJourneyTest {

    private Path folder;
    private RunningYanqi yanqi;
    private OutsideCa authority;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Database database;

    @BeforeAll
    void start(@TempDir Path given) throws Exception {
        folder = given;
        Path data = folder.resolve("data");
        authority = new OutsideCa(data, Files.createDirectories(folder.resolve("ca")));
        yanqi = RunningYanqi.on(data, authority.settings(), "--token", "software");
        authority.establish();
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, Person.ZHANG);
        database = new Database(data);
    }

    @AfterAll
    void stop() {
        phone.close();
        handler.close();
        yanqi.close();
        authority.close();
    }

    @Test
    @Order(1)
    void aCaThatIsAwayLosesNobodyHisPlace() {
        journey.untilPaid();
        handler.at("#start-install").click();

        handler.reads("外部服务暂时没有响应");
        assertThat(database.texts("select status from renewal")).containsExactly("ISSUING");
        handler.keepScreen("09-installation", "ca-away");
    }

    @Test
    @Order(2)
    void whenItIsBackTheInstallationGoesOn() {
        authority.open();
        handler.at("#start-install").click();

        journey.awaitInstalled();
        assertThat(handler.at("#success")).hasText("证书安装成功");
    }

    @Test
    @Order(3)
    void itsRegisterHasOnePairMoreAndOneCertificateLess() throws Exception {
        handler.page()
                .waitForCondition(
                        () -> authority.withStatus("revoked").equals(List.of(authority.oldSerial("signing"))));

        assertThat(authority.withStatus("good")).hasSize(3).contains(authority.oldSerial("encryption"));
        var programs = new OutsidePrograms(yanqi, folder);
        assertThat(programs.open(yanqi.data().resolve("bid/bid.txt.p7m")))
                .isEqualTo(Files.readString(yanqi.data().resolve("bid/bid.txt")));
        assertThat(handler.faultsOfPages()).isEmpty();
    }
}
