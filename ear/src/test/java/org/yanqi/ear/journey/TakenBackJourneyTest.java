package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.List;
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

/** The UKey loses its new key after the CA has certified it: the office takes the certificates back, and the same UKey is renewed. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class TakenBackJourneyTest {

    private static final String VERIFY_TICKET = "**/api/token-steps/verify/ticket";
    private static final String REASON = "经办人来电，电子钥匙断电后丢失了新私钥，重试两次仍不能安装。";

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Reviewer reviewer;
    private Database database;
    private SoftHsmObjects token;
    private Set<String> oldKeys = Set.of();
    private String number = "";

    @BeforeAll
    void start(@TempDir Path folder, @TempDir Path programs) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "softhsm");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, Person.ZHANG);
        reviewer = new Reviewer(yanqi, phone);
        database = new Database(yanqi.data());
        token = new OutsidePrograms(yanqi, programs).token();
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
    void theNewKeyIsLostAfterItWasCertified() {
        journey.untilPaid();
        number = journey.number();
        oldKeys = Set.copyOf(token.privateKeys());
        journey.awaitPlan();
        handler.page().route(VERIFY_TICKET, this::loseNewSigningKey);
        handler.at("#start-install").click();

        handler.reads("核对没有通过", "联系客服");
        handler.page().unroute(VERIFY_TICKET);
        assertThat(token.privateKeys()).hasSize(3).containsAll(oldKeys);
        assertThat(standing()).containsExactly("ISSUED");
    }

    /** Everything is written; what the token's software held for written has not come to the disk. */
    private void loseNewSigningKey(Route route) {
        token.certificates().stream()
                .filter(certificate -> !oldKeys.contains(certificate.id()))
                .filter(certificate -> certificate.isFor("Digital Signature"))
                .map(SoftHsmObjects.Certificate::id)
                .forEach(token::losePrivateKey);
        route.resume();
    }

    @Test
    @Order(2)
    void tryingAgainDoesNotHelpAndTheOldPairGoesOn() {
        handler.page().reload();
        handler.awaitScreen("installation");
        handler.at("#start-install").click();

        handler.reads("核对没有通过", "联系客服");
        assertThat(standing()).containsExactly("ISSUED");
        assertThat(revoked()).isEmpty();
    }

    @Test
    @Order(3)
    void theReviewerSeesWhyItStandsThereAndTypesTheNumberToTakeTheCertificatesBack() {
        reviewer.open(number);
        assertThat(reviewer.desk().at("section.dossier")).hasAttribute("data-status", "ISSUED");
        reviewer.desk().reads("经办人还没有确认安装");
        reviewer.desk().keepInBothLanguages("90-office-application", "issued");
        reviewer.desk().at("#to-take-back").click();
        reviewer.desk().awaitScreen("office-take-back");
        reviewer.desk().reads("两张新证书作废", "原有证书不受影响", "服务费全额原路退回");
        reviewer.desk().keepInBothLanguages("90-office-take-back", "");
        reviewer.desk().at("#reason").fill(REASON);
        reviewer.desk().at("#typed").fill("YQ20250711-000999");
        reviewer.desk().at("#take-back").click();
        assertThat(reviewer.desk().at("#typed-msg")).containsText("输入的编号不是 " + number);
        assertThat(reviewer.desk().at("#reason")).hasValue(REASON);
        reviewer.desk().keepScreen("90-office-take-back", "another-number");
        assertThat(standing()).containsExactly("ISSUED");

        reviewer.takeBack(number, REASON);
        assertThat(reviewer.desk().at("#done")).containsText(number + " 的新证书已收回");
        reviewer.desk().keepScreen("90-office-reviews", "taken-back");
        reviewer.open(number);
        reviewer.desk().reads("收回新证书", REASON);
        reviewer.desk().keepInBothLanguages("90-office-application", "taken-back");
        assertThat(reviewer.desk().at("#to-take-back")).hasCount(0);
    }

    @Test
    @Order(4)
    void theHandlerReadsItAndGetsTheMoneyBack() {
        handler.page()
                .waitForCondition(
                        () -> phone.messages(Person.ZHANG.mobile()).stream().anyMatch(text -> text.contains("新证书已收回")));
        handler.at("#start-install").click();
        handler.awaitScreen("closed");
        assertThat(handler.at("#end")).hasAttribute("data-end", "TAKEN_BACK");
        handler.reads("新证书已收回，这份申请已结束", REASON, "原路退回", "用同一把电子钥匙重新办理");
        handler.awaitRefund("¥200.00");
        handler.keepInBothLanguages("12-closed", "taken-back");
        assertThat(revoked()).containsExactly("CESSATION_OF_OPERATION", "CESSATION_OF_OPERATION");
    }

    @Test
    @Order(5)
    void theSameUKeyIsRenewedToTheEnd() {
        handler.at("#next").click();
        handler.awaitScreen("process");
        journey = new Journey(yanqi, handler, phone, Person.ZHANG.on("13800138003"));
        journey.readProcess();
        journey.denyBidding();
        journey.acknowledge();
        journey.readCertificate();
        journey.confirmCertificate();
        journey.identify();
        journey.passFaceCheck();
        journey.check();
        journey.sign();
        journey.order(1);
        phone.pay(journey.qrContent());
        handler.awaitScreen("installation");
        handler.reads("申请 " + number + " 中断时留下的内容原样保留");
        handler.keepScreen("09-installation", "leftovers-of-another");
        journey.install();
        journey.goOnToInvoice();

        assertThat(standing()).containsExactly("TAKEN_BACK", "COMPLETED");
    }

    @Test
    @Order(6)
    void theTokenHoldsTheNewPairBesideWhatIsLeftAndNothingIsAmiss() {
        assertThat(token.certificates()).hasSize(5);
        assertThat(token.privateKeys()).hasSize(4);
        handler.page().waitForCondition(() -> revoked().size() == 3);
        assertThat(revoked()).contains("SUPERSEDED");
        assertThat(database.count("select count(*) from alarm")).isZero();
        assertThat(handler.faultsOfPages()).isEmpty();
        assertThat(reviewer.desk().faultsOfPages()).isEmpty();
    }

    private List<String> standing() {
        return database.texts("select status from renewal order by number");
    }

    private List<String> revoked() {
        return database.texts("select reason from revocation order by reason");
    }
}
