package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

/** Somebody with the database's password changes what is stored of a finished renewal: the office is told, and answers. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class AlarmJourneyTest {

    private static final String NOBODY = "YQ20250711-000999";
    private static final String REASON = "订单金额被改动，已从支付机构对账单核实为 200 元。";

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Reviewer reviewer;
    private Database database;
    private String number = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), Map.of("YANQI_CHECK_SECONDS", "2"), "--token", "software");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, Person.ZHANG);
        reviewer = new Reviewer(yanqi, phone);
        database = new Database(yanqi.data());
    }

    @AfterAll
    void stop() {
        reviewer.close();
        phone.close();
        handler.close();
        yanqi.close();
    }

    @Test
    @Order(1)
    void anHonestRenewalRaisesNoAlarm() {
        journey.untilPaid();
        number = journey.number();
        journey.install();
        journey.goOnToInvoice();
        checkAgain();

        assertThat(database.texts("select kind || ': ' || expected || ' / ' || found from alarm"))
                .isEmpty();
        openAlarms();
        reviewer.desk().reads("没有告警");
        assertThat(reviewer.desk().at("#open-alarms")).hasCount(0);
    }

    @Test
    @Order(2)
    void whatWasChangedIsAnAlarmOnEveryPageOfTheOffice() {
        changeAmount(200_00, 1_00);
        database.change("delete from document where kind = 'AGREEMENT_SIGNED' and application = '" + number + "'");
        database.change("insert into issued_certificate select '" + NOBODY
                + "', encode(sha256('another key'), 'hex'), 'F1', 'F2', signing_certificate, encryption_certificate,"
                + " encryption_key, escrowed_key, at from issued_certificate where application = '" + number + "'");
        checkAgain();

        assertThat(database.texts("select kind from alarm where application = '" + number + "' order by kind"))
                .containsExactly("AgreementMissing", "OtherAmount");
        assertThat(database.texts("select distinct kind from alarm where application = '" + NOBODY + "' order by kind"))
                .contains("NoApplication", "OtherKey", "OtherSerial");
        reviewer.open(number);
        assertThat(reviewer.desk().at("#open-alarms")).containsText("条告警等待确认");
        Accessibility.assertNone(reviewer.desk().page());
        Gallery.shootInBothLanguages(
                reviewer.desk().page(), "90-office-application", "alarmed", Gallery.Device.DESKTOP);
        openAlarms();
        reviewer.desk().reads(number, "付款金额不符", "¥200.00", "¥1.00", "已签署的协议不见了", "没有对应的申请");
        Accessibility.assertNone(reviewer.desk().page());
        Gallery.shootInBothLanguages(
                reviewer.desk().page(), "91-office-alarms", "", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
    }

    @Test
    @Order(3)
    void itIsALineInTheLogThatNamesNobody() throws IOException {
        List<String> lines = Files.readAllLines(yanqi.data().resolve("logs/server.log")).stream()
                .filter(line -> line.contains("Alarm about the certificate of"))
                .toList();
        assertThat(lines)
                .anyMatch(line -> line.contains("WARN") && line.contains(number) && line.contains("OtherAmount"))
                .noneMatch(line -> line.contains(Person.ZHANG.name()) || line.contains(Person.ZHANG.mobile()));
    }

    @Test
    @Order(4)
    void nobodyButAReviewerAcknowledgesWhateverIsSent() {
        String finding = database.texts("select fingerprint from alarm where kind = 'OtherAmount'")
                .getFirst();
        String view = "office/alarms/view?number=" + number + "&finding=" + finding;
        try (var stranger = new Stranger(yanqi.portal())) {
            assertThat(stranger.get("office/alarms").status()).isEqualTo(302);
            assertAcknowledgesNothing(stranger, finding);
            database.change("update staff_account set account = jsonb_set(account, '{roles}', '\"AUDITOR\"')"
                    + " where name = 'shenhe2'");
            Reviewer.signIn(stranger, yanqi, phone, "shenhe2");
            assertThat(stranger.get("office/alarms").body()).contains(number);
            assertThat(stranger.get(view).body()).contains("id=\"only-look\"").doesNotContain("id=\"acknowledge\"");
            for (String role : List.of("AUDITOR", "FINANCE", "SECURITY_OFFICER")) {
                database.change("update staff_session set session = jsonb_set(session, '{roles}', '\"" + role
                        + "\"') where session ->> 'name' = 'shenhe2'");
                assertAcknowledgesNothing(stranger, finding);
            }
        }
    }

    private void assertAcknowledgesNothing(Stranger stranger, String finding) {
        var fields = stranger.form("resume"); // with the token of this visit
        fields.putAll(Map.of("number", number, "finding", finding, "reason", "同意", "acknowledge", "", "form", "form"));
        assertThat(stranger.post("office/alarms/view", fields).status()).isIn(200, 302, 403);
        assertThat(database.count("select count(*) from alarm where acknowledged_by is not null"))
                .isZero();
    }

    @Test
    @Order(5)
    void aReviewerSaysWhatBecameOfIt() {
        openAlarms();
        reviewer.desk()
                .page()
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("付款金额不符"))
                .click();
        reviewer.desk().awaitScreen("office-alarm");
        Accessibility.assertNone(reviewer.desk().page());
        Gallery.shootInBothLanguages(reviewer.desk().page(), "91-office-alarm", "", Gallery.Device.DESKTOP);
        reviewer.desk().at("#acknowledge").click();
        assertThat(reviewer.desk().at("#reason-msg")).hasText("请填写理由");
        reviewer.desk().at("#reason").fill(REASON);
        reviewer.desk().at("#acknowledge").click();
        reviewer.desk().awaitScreen("office-alarms");
        assertThat(reviewer.desk().at("#done")).containsText(number);
        reviewer.desk().reads("shenhe 于");
        Accessibility.assertNone(reviewer.desk().page());
        Gallery.shootInBothLanguages(
                reviewer.desk().page(), "91-office-alarms", "acknowledged", Gallery.Device.DESKTOP);
        reviewer.open(number);
        reviewer.desk().reads("核对证书发现不符", "付款金额不符", "确认告警");
    }

    @Test
    @Order(6)
    void whatFitsAgainIsKeptAndSaysSo() {
        changeAmount(1_00, 200_00);
        handler.page()
                .waitForCondition(() -> database.count("select count(*) from alarm where kind = 'OtherAmount'"
                                + " and gone_at is not null and acknowledged_by = 'shenhe'")
                        == 1);
        openAlarms();
        reviewer.desk().reads("起已不再出现");
        assertThat(handler.faultsOfPages()).isEmpty();
        assertThat(reviewer.desk().faultsOfPages()).isEmpty();
    }

    private void openAlarms() {
        reviewer.desk().page().navigate(yanqi.portal() + "office/alarms");
        reviewer.desk().awaitScreen("office-alarms");
    }

    /** As if a day had passed. */
    private void checkAgain() {
        database.change("update issuance_check set checked_at = 'epoch'");
        handler.page()
                .waitForCondition(
                        () -> database.count("select count(*) from issued_certificate c left join issuance_check k"
                                        + " on k.application = c.application and k.checked_at > 'epoch'"
                                        + " where k.application is null")
                                == 0);
    }

    private void changeAmount(int from, int to) {
        database.change("update payment_order set state = jsonb_set(state, '{request,amount}', '" + to
                + "') where state #>> '{request,amount}' = '" + from + "' and application = '" + number + "'");
    }
}
