package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UKeys with which nothing can be done today, and what their holders are told. */
class OtherCertificatesJourneyTest {

    private static final String MOBILE = "13800138000";

    @Test
    void whoeverComesTooEarlyIsToldTheDayAndReminded(@TempDir Path folder) {
        try (var yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software", "--certificate", "not-yet");
                var handler = new Handler();
                var phone = new Phone(yanqi.phone());
                var reviewer = new Reviewer(yanqi, phone)) {
            lookAtTheOffice(yanqi, handler, reviewer);
            readCertificate(yanqi, handler, phone);

            handler.awaitRefusal("WindowNotOpen");
            handler.reads("还没有到延期时间", "起可以办理", "现有证书可以照常使用");
            handler.keepInBothLanguages("04-refused", "too-early");
            reviewer.open(handler.text("#reference"));
            assertThat(reviewer.desk().at("#refused")).containsText("经办人看到的是");
            reviewer.desk().keepInBothLanguages("90-office-application", "by-reference");
            handler.at("#mobile").fill(MOBILE);
            handler.at("#send-code").click();
            assertThat(handler.at("#otp-state")).containsText("验证码已发送");
            handler.at("#otp").fill("");
            handler.at("#remind").click();
            assertThat(handler.at("#problems")).isVisible();
            handler.at("#otp").fill(phone.newestCode(MOBILE));
            handler.at("#remind").click();

            assertThat(handler.at("#promised")).containsText("已登记，到时会发短信提醒您");
            handler.keepScreen("04-refused", "reminder-promised");
        }
    }

    @Test
    void anotherAuthoritysCertificateIsSentToThatAuthority(@TempDir Path folder) {
        try (var yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software", "--certificate", "foreign");
                var handler = new Handler();
                var phone = new Phone(yanqi.phone())) {
            readCertificate(yanqi, handler, phone);

            handler.awaitRefusal("IssuerNotServed");
            handler.reads("这张证书不是本机构颁发的，不能在这里延期", "CN=Other CA", "请联系上面的颁发机构");
            handler.keepInBothLanguages("04-refused", "foreign");
        }
    }

    /** As long as nobody has come to it. */
    private static void lookAtTheOffice(RunningYanqi yanqi, Handler stranger, Reviewer reviewer) {
        stranger.page().navigate(yanqi.portal() + "office");
        stranger.keepInBothLanguages("90-office-sign-in", "");
        stranger.at("#name").fill("shenhe");
        stranger.at("#password").fill("wrong");
        stranger.at("#code").fill("000000");
        stranger.at("#sign-in").click();
        assertThat(stranger.at("#problems")).isFocused();
        stranger.keepScreen("90-office-sign-in", "refused");
        assertThat(reviewer.desk().at(".none")).isVisible();
        reviewer.desk().keepInBothLanguages("90-office-reviews", "empty");
    }

    private static void readCertificate(RunningYanqi yanqi, Handler handler, Phone phone) {
        new Journey(yanqi, handler, phone, Person.ZHANG).untilAcknowledged();
        handler.at("#read").click();
    }
}
