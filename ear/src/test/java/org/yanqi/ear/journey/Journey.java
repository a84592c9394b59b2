package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** The way through the wizard, one method a screen: each begins where its screen is shown and ends on the next one. */
final class Journey {

    static final String PHRASE = "本人已知晓并确认以上信息";

    private final RunningYanqi yanqi;
    private final Handler handler;
    private final Phone phone;
    private final Person person;
    private final Database database;

    Journey(RunningYanqi yanqi, Handler handler, Phone phone, Person person) {
        this.yanqi = yanqi;
        this.handler = handler;
        this.phone = phone;
        this.person = person;
        database = new Database(yanqi.data());
    }

    /** All the way from the portal to where the new certificate can be installed. */
    void untilPaid() {
        untilOrdered();
        phone.pay(qrContent());
        handler.awaitScreen("installation");
    }

    /** From the portal to the QR code of the payment. */
    void untilOrdered() {
        untilChecked();
        check();
        sign();
        order(1);
    }

    /** From the portal to the page on which the answers are checked before they are signed. */
    void untilChecked() {
        untilIdentified();
        passFaceCheck();
    }

    /** From the portal to the face check. */
    void untilIdentified() {
        untilPresented();
        confirmCertificate();
        identify();
    }

    /** From the portal to the certificate as it was read. */
    void untilPresented() {
        untilAcknowledged();
        readCertificate();
    }

    /** From the portal to where the certificate is read. */
    void untilAcknowledged() {
        open();
        readProcess();
        denyBidding();
        acknowledge();
    }

    void askForReview() {
        at("#review, [data-screen=late] #next").click();
        handler.awaitScreen("review");
    }

    void passFaceCheck() {
        agreeToFaceCheck();
        phone.decideFace(qrContent(), "PASSED");
        handler.awaitScreen("check");
    }

    /** Fails the face check behind the QR code, as somebody else does. */
    void failFaceCheck() {
        agreeToFaceCheck();
        phone.decideFace(qrContent(), "NOT_SAME_PERSON");
    }

    /** Ends the application, whatever it has come to. */
    void cancel() {
        handler.page().navigate(yanqi.portal() + "cancel");
        at("#confirm").click();
        handler.awaitScreen("closed");
    }

    String number() {
        return handler.text("#application-number").replaceAll("[^A-Z0-9-]", "");
    }

    void open() {
        handler.page().navigate(yanqi.portal().toString());
        at("#start").click();
        handler.awaitScreen("process");
    }

    void readProcess() {
        at("#next").click();
        handler.awaitScreen("questionnaire");
    }

    void denyBidding() {
        at("label[for=biddingNo]").click();
        at("#next").click();
        handler.awaitScreen("notices");
    }

    /**
     * Tells of a bid, without going on.
     *
     * @param opening in China's time
     * @param upload UPLOADED, NOT_UPLOADED or NOT_KNOWN
     */
    void tellOfBid(LocalDateTime opening, String upload) {
        at("label[for=biddingYes]").click();
        at("#openingDate").fill(opening.toLocalDate().toString());
        at("#openingTime").fill(opening.format(DateTimeFormatter.ofPattern("HH:mm")));
        at("label[for=upload" + upload + "]").click();
    }

    void acknowledge() {
        type("#phrase", PHRASE);
        at("#next").click();
        handler.awaitScreen("certificate-read");
    }

    void readCertificate() {
        at("#read").click();
        handler.awaitScreen("certificate");
    }

    void confirmCertificate() {
        at("#next").click();
        handler.awaitScreen("handler");
    }

    void identify() {
        giveDetails();
        handler.awaitScreen("face");
    }

    /** Screen 5 as a whole, without waiting for what comes of it. */
    void giveDetails() {
        fillIn();
        givePicture("licence", Pictures.LICENCE);
        givePicture("front", Pictures.CARD_FRONT);
        givePicture("back", Pictures.CARD_BACK);
        getCode();
        at("#next").click();
    }

    /** The fields of screen 5 that are typed. */
    void fillIn() {
        at("#document").selectOption("BUSINESS_LICENCE");
        at("#organisationName").fill(person.organisation());
        at("#code").fill(person.creditCode());
        at("#name").fill(person.name());
        at("#idNumber").fill(person.idNumber());
        at("#validUntil").fill("2036-06-30");
        at("#mobile").fill(person.mobile());
    }

    /** @param kind licence, front or back */
    void givePicture(String kind, FilePayload picture) {
        at("#" + kind).setInputFiles(picture);
        at("[data-picture=" + kind + "][data-state=given]").waitFor();
    }

    void getCode() {
        at("#send-code").click();
        assertThat(at("#otp-state")).not().isEmpty();
        at("#otp").fill(phone.newestCode(person.mobile()));
    }

    void agreeToFaceCheck() {
        at("#consent").check();
        at("#next").click();
        handler.awaitScreen("face-pending");
    }

    void check() {
        at("#next").click();
        handler.awaitScreen("signing");
    }

    void sign() {
        at("#next").click();
        handler.awaitScreen("payment");
    }

    void order(int years) {
        at("label[for=term" + years + "]").click();
        at("#next").click();
        handler.awaitScreen("payment-pending");
    }

    /** What the QR code on the screen holds; waits until there is one. */
    String qrContent() {
        Locator code = at("#qr");
        code.waitFor();
        return code.getAttribute("data-content");
    }

    /** What will change is told first: who is quicker is asked to read it. */
    void awaitPlan() {
        at("[data-plan=room]").waitFor();
    }

    void install() {
        at("#start-install").click();
        awaitInstalled();
    }

    void awaitInstalled() {
        assertThat(at("#success")).isVisible();
    }

    void goOnToInvoice() {
        at("#next").click();
        handler.awaitScreen("invoice");
    }

    void askForInvoice() {
        sendInvoiceForm();
        assertThat(at("#invoice-state[data-state=issued]")).isVisible();
    }

    void sendInvoiceForm() {
        at("#email").fill("caiwu@example.com");
        // A person types longer than the outbox needs to open the invoice; who is as quick as this is asked to wait.
        handler.page().waitForCondition(() -> database.count("select count(*) from invoice") == 1);
        at("#next").click();
    }

    /** Typed key by key: pasting is refused. */
    void type(String selector, String text) {
        at(selector).clear();
        at(selector).pressSequentially(text);
    }

    private Locator at(String selector) {
        return handler.at(selector);
    }
}
