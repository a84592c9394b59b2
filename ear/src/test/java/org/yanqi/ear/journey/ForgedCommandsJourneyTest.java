package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.yanqi.domain.renewal.RenewalStatus;

/**
 * A renewal at whose every state each command is sent that is not due: by its own browser, by the browsers of two other
 * applications, one just begun and one paid for, and by telephones. Afterwards what is personal is looked for wherever it
 * must not lie.
 */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ForgedCommandsJourneyTest {

    /** On the way from the questionnaire to the new certificate. */
    static final Set<RenewalStatus> STATES = EnumSet.range(RenewalStatus.OPENED, RenewalStatus.COMPLETED);

    private static final Person MARKED =
            new Person("在线延期测试", "91420100MA4KLC8M0D", "欧阳测试", "420106198506152879", "13907129876");
    private static final Marks PERSONAL = new Marks(List.of(MARKED.name(), MARKED.idNumber(), MARKED.mobile()));

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Path folder;
    private Database database;
    private Forgery forgery;
    private PersonalTraces traces;
    private SentRequests sent;
    private String number = "";

    @BeforeAll
    void start(@TempDir Path directory) {
        folder = directory;
        yanqi = RunningYanqi.on(directory.resolve("data"), "--token", "software");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, MARKED);
        database = new Database(yanqi.data());
        forgery = new Forgery(yanqi, handler, phone, PERSONAL);
        traces = new PersonalTraces(yanqi, PERSONAL);
        sent = new SentRequests(handler.page(), yanqi.portal());
    }

    @AfterAll
    void stop() {
        forgery.close();
        phone.close();
        handler.close();
        yanqi.close();
    }

    @Test
    @Order(1)
    void somebodyElseHasPaid() {
        var another = new Journey(yanqi, handler, phone, Person.ZHANG);
        another.open();
        another.readProcess();
        another.denyBidding();
        // There is one UKey here. Whoever has shown it sees the papers of all its applications: this visit has not.
        Stranger visit = forgery.owner();
        another.acknowledge();
        another.readCertificate();
        another.confirmCertificate();
        another.identify();
        another.passFaceCheck();
        another.check();
        another.sign();
        another.order(1);
        phone.pay(another.qrContent());
        handler.awaitScreen("installation");
        String paid = newest();
        database.change("update renewal set old_signing = reverse(old_signing) where number = '" + paid + "'");
        forgery.joinedBy(new Intruder(visit, paid, RenewalStatus.PAID));
        handler.page().context().clearCookies();
    }

    @Test
    @Order(2)
    void nothingIsForcedBeforeTheCertificateIsShown() {
        journey.open();
        journey.readProcess();
        journey.denyBidding();
        number = newest();
        attack(RenewalStatus.OPENED);
        journey.acknowledge();
        attack(RenewalStatus.ACKNOWLEDGED);
    }

    @Test
    @Order(3)
    void norWhenItIsShown() {
        journey.readCertificate();
        attack(RenewalStatus.PRESENTED);
        try (Stranger owner = forgery.owner()) {
            var before = Standing.of(database, number);
            Pictures.assertRefused(owner);
            assertThat(Standing.of(database, number)).isEqualTo(before);
        }
        journey.confirmCertificate();
    }

    @Test
    @Order(4)
    void norUntilTheFaceIsVerified() {
        journey.identify();
        attack(RenewalStatus.IDENTIFIED);
        journey.agreeToFaceCheck();
        String face = journey.qrContent();
        String mark = face.substring(face.lastIndexOf('/') + 1);
        assertThat(face).endsWith("/f/" + number + "/" + mark);
        for (Intruder intruder : forgery.intruders()) {
            assertThat(intruder.visit()
                            .get("f/" + intruder.number() + "/" + mark)
                            .status())
                    .as("the mark of one application opens no other")
                    .isEqualTo(404);
        }
        attack(RenewalStatus.FACE_PENDING);
        phone.decideFace(face, "PASSED");
        handler.awaitScreen("check");
        attack(RenewalStatus.FACE_VERIFIED);
    }

    @Test
    @Order(5)
    void norUntilItIsPaid() {
        journey.check();
        journey.sign();
        attack(RenewalStatus.SIGNED);
        journey.order(1);
        String payment = journey.qrContent();
        attack(RenewalStatus.SIGNED);
        phone.pay(payment);
        handler.awaitScreen("installation");
        handler.page()
                .waitForCondition(
                        () -> database.count("select count(*) from payment_order where status <> 'SETTLED'") == 0);
        attack(RenewalStatus.PAID);
    }

    @Test
    @Order(6)
    void aTelephoneDoesNotReplaceTheUKey() {
        try (var friend = new Stranger(yanqi.portal())) {
            assertThat(friend.askToResume(number, "13999999999").status()).isEqualTo(200);
            assertThatThrownBy(() -> phone.newestCode("13999999999")).hasMessageContaining("no code");

            String earlier = phone.newestCode(MARKED.mobile());
            assertThat(friend.askToResume(number, MARKED.mobile()).status()).isEqualTo(200);
            friend.resume(number, MARKED.mobile(), phone.codeAfter(earlier, MARKED.mobile()));
            assertThat(friend.get("renewal").body()).contains(number).contains("data-screen=\"ukey\"");

            var before = Standing.of(database, number);
            var target = new ForgedRequest.Target(number, Standing.version(database, number));
            var forger = new Forger(friend, RenewalStatus.PAID);
            for (String step : List.of("prove", "generate", "install", "verify", "retire")) {
                assertThat(CommandDoor.ticket(step).send(forger, target).status())
                        .as(step)
                        .isIn(404, 409);
                assertThat(CommandDoor.result(step).send(forger, target).status())
                        .as(step)
                        .isBetween(400, 409);
            }
            assertThat(Standing.of(database, number)).isEqualTo(before);
        }
    }

    @Test
    @Order(7)
    void neitherDoesTheTelephoneOfAnotherApplication() {
        String others = forgery.intruders().getLast().number();
        String mobile = Person.ZHANG.mobile();
        try (var friend = new Stranger(yanqi.portal())) {
            String earlier = phone.newestCode(mobile);
            assertThat(friend.askToResume(number, mobile).status()).isEqualTo(200);
            forgery.awaitQuiet(number);
            assertThat(phone.newestCode(mobile)).as("sent for another's").isEqualTo(earlier);

            friend.askToResume(others, mobile);
            friend.resume(number, mobile, phone.codeAfter(earlier, mobile));
            assertThat(friend.get("renewal").body()).doesNotContain(number, others);
        }
    }

    @Test
    @Order(8)
    void norWhileTheAuthorityDoesNotIssue() {
        database.change("create trigger authority_is_down before insert on issued_certificate"
                + " for each statement execute function refuse_change()");
        goOnInstallingUntil(RenewalStatus.ISSUING);
        attack(RenewalStatus.ISSUING);
        database.change("drop trigger authority_is_down on issued_certificate");
    }

    @Test
    @Order(9)
    void norBetweenTheStepsOfTheInstallation() {
        installWithout("**/api/token-steps/install/ticket", RenewalStatus.ISSUED);
        attack(RenewalStatus.ISSUED);
        installWithout("**/api/token-steps/retire/ticket", RenewalStatus.INSTALLED);
        attack(RenewalStatus.INSTALLED);
    }

    @Test
    @Order(10)
    void norAfterTheNewCertificateIsThere() {
        goOnInstallingUntil(RenewalStatus.COMPLETED);
        attack(RenewalStatus.COMPLETED);
        handler.page().navigate(yanqi.portal() + "renewal");
        handler.awaitScreen("invoice");
        journey.askForInvoice();
        attack(RenewalStatus.COMPLETED);
        assertThat(forgery.attacked()).isEqualTo(STATES);
    }

    @Test
    @Order(11)
    void whatTheTokenHasSignedServesNobodyElseAndNotTwice() {
        Intruder paid = forgery.intruders().getLast();
        assertThat(paid.visit().json("api/token-steps/generate/ticket", "{}").status())
                .as("what the other would have signed itself")
                .isEqualTo(200);
        String before = forgery.brief(number);
        Map<String, String> results = sent.results();
        assertThat(results.keySet()).hasSize(7);
        try (var owner = forgery.owner()) {
            results.forEach(owner::json);
        }
        assertThat(forgery.brief(number)).isEqualTo(before);
        for (Intruder intruder : forgery.intruders()) {
            String own = forgery.brief(intruder.number());
            results.forEach((path, body) -> assertThat(
                            intruder.visit().json(path, body).status())
                    .as("%s while %s", path, intruder.status())
                    .satisfiesAnyOf(
                            refused -> assertThat(refused).isBetween(400, 409),
                            looked -> assertThat(path).containsAnyOf("inventory", "plan", "install"),
                            done -> assertThat(path + intruder.status()).contains("prove", "PAID")));
            assertThat(forgery.brief(intruder.number())).isEqualTo(own);
            assertThat(forgery.brief(number)).isEqualTo(before);
        }
    }

    @Test
    @Order(12)
    void noAddressAndNoLogHoldsAnythingPersonal() {
        assertThat(sent.addresses())
                .hasSizeGreaterThan(50)
                .allSatisfy(address -> assertThat(PERSONAL.in(URLDecoder.decode(address, StandardCharsets.UTF_8)))
                        .isEmpty());
        assertThat(traces.inLogsAndFolders()).isEmpty();
    }

    @Test
    @Order(13)
    void neitherDoTheDatabaseAndTheDocuments() {
        assertThat(traces.inRows(database)).isEmpty();
        assertThat(traces.inFilesOf(database)).isEmpty();
        assertThat(traces.inDocuments()).isEmpty();
    }

    @Test
    @Order(14)
    void whatIsDoneWithIsForgotten() {
        assertThat(traces.inMemory(folder)).isEmpty();
    }

    /** The window is closed then, with whatever the page's script would have tried again. */
    private void goOnInstallingUntil(RenewalStatus status) {
        handler.page().navigate(yanqi.portal() + "renewal");
        handler.at("#start-install").click();
        handler.page().waitForCondition(() -> forgery.brief(number).startsWith(status + " "));
        handler.page().navigate("about:blank");
    }

    private void installWithout(String address, RenewalStatus reached) {
        handler.page().route(address, Route::abort);
        goOnInstallingUntil(reached);
        handler.page().unroute(address);
    }

    private String newest() {
        return database.texts("select max(number) from renewal").getFirst();
    }

    private void attack(RenewalStatus status) {
        forgery.attack(number, status);
    }
}
