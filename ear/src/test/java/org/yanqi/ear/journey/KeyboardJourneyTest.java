package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
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

/** From the portal to the receipt without a mouse; at every key it can be seen where the keyboard is. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class KeyboardJourneyTest {

    private static final int MOST_TABS = 60;
    private static final Person PERSON = Person.ZHANG;

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Database database;
    private Page page;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, PERSON);
        database = new Database(yanqi.data());
        page = handler.page();
        page.onFileChooser(chooser -> {}); // else each wait for one would have to switch it on first, and might be late
    }

    @AfterAll
    void stop() {
        phone.close();
        handler.close();
        yanqi.close();
    }

    @Test
    @Order(1)
    void theSkipLinkIsTheFirstThatTheKeyboardMeets() {
        page.navigate(yanqi.portal().toString());
        press("Tab");

        assertThat(handler.at(".skip")).isFocused();
        assertThat(handler.at(".skip")).isInViewport();
    }

    @Test
    @Order(2)
    void theQuestionsAreAnsweredWithTheArrows() {
        press("#start", "Enter");
        handler.awaitScreen("process");
        goOn("questionnaire");
        tabTo("#biddingNo");
        press("ArrowRight");
        assertThat(handler.at("#biddingYes")).isChecked();
        press("ArrowLeft");
        assertThat(handler.at("#biddingNo")).isChecked();
        goOn("notices");
        type("#phrase", Journey.PHRASE);
        goOn("certificate-read");
        press("#read", "Enter");
        handler.awaitScreen("certificate");
        goOn("handler");
    }

    @Test
    @Order(3)
    void theHandlersDetailsAndPicturesAreGiven() {
        tabTo("#document");
        press("ArrowDown");
        assertThat(handler.at("#document")).hasValue("BUSINESS_LICENCE");
        type("#organisationName", PERSON.organisation());
        type("#code", PERSON.creditCode());
        give("licence", Pictures.LICENCE);
        give("front", Pictures.CARD_FRONT);
        give("back", Pictures.CARD_BACK);
        type("#name", PERSON.name());
        type("#idNumber", PERSON.idNumber());
        type("#validUntil", "2036-06-30");
        type("#mobile", PERSON.mobile());
        press("#send-code", "Enter");
        assertThat(handler.at("#otp")).isFocused();
        assertThat(handler.at("#otp-state")).containsText("验证码已发送");
        page.keyboard().type(phone.newestCode(PERSON.mobile()));
        goOn("face");
    }

    @Test
    @Order(4)
    void theFaceCheckIsAgreedToAndTheAgreementSigned() {
        press("#consent", "Space");
        assertThat(handler.at("#consent")).isChecked();
        goOn("face-pending");
        phone.decideFace(journey.qrContent(), "PASSED");
        handler.awaitScreen("check");
        goOn("signing");
        goOn("payment");
    }

    @Test
    @Order(5)
    void theFeeIsPaidAndTheCertificateInstalled() {
        tabTo("input[name=term]");
        press("ArrowDown");
        press("ArrowUp");
        assertThat(handler.at("#term1")).isChecked();
        goOn("payment-pending");
        phone.pay(journey.qrContent());
        handler.awaitScreen("installation");
        press("#start-install", "Enter");
        journey.awaitInstalled();
        assertThat(handler.at("#success")).isFocused();
        goOn("invoice");
    }

    @Test
    @Order(6)
    void theInvoiceIsAskedForAndTheReceiptShown() {
        type("#email", "caiwu@example.com");
        page.waitForCondition(() -> database.count("select count(*) from invoice") == 1);
        goOn("invoice-state");
        press("#receipt", "Enter");

        handler.awaitScreen("receipt");
        assertThat(handler.at("#amount")).hasText("¥200.00");
        assertThat(handler.faultsOfPages()).isEmpty();
    }

    private void goOn(String screen) {
        press("#next", "Enter");
        handler.awaitScreen(screen);
    }

    private void type(String selector, String text) {
        tabTo(selector);
        page.keyboard().type(text);
    }

    /** The window in which the file is chosen belongs to the operating system; it is the keyboard that opens it. */
    private void give(String kind, FilePayload picture) {
        tabTo("#" + kind);
        page.waitForFileChooser(() -> press("Space")).setFiles(picture);
        handler.at("[data-picture=" + kind + "][data-state=given]").waitFor();
    }

    private void press(String selector, String key) {
        tabTo(selector);
        press(key);
    }

    private void tabTo(String selector) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            press("Tab");
            Visible.awaitFocusShown(page);
            if ((Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", selector)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector + " on " + page.url());
    }

    private void press(String key) {
        page.keyboard().press(key);
    }
}
