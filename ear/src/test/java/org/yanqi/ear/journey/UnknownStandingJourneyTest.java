package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.regex.Pattern;
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

/** A UKey of a CA that is not ours: half of its pair is missing, nobody knows how it stands, it is suspended; then it goes on. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class UnknownStandingJourneyTest {

    private RunningYanqi yanqi;
    private OutsideRevocations authority;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private SoftwareToken token;

    @BeforeAll
    void start(@TempDir Path folder) {
        Path data = folder.resolve("data");
        authority = new OutsideRevocations(data);
        yanqi = RunningYanqi.on(data, authority.settings(), "--token", "software");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, Person.ZHANG);
        token = new SoftwareToken(data);
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
    void aUKeyWithoutItsEncryptionCertificateIsSentToTheCounter() {
        token.hideEncryptionCertificate();
        journey.untilAcknowledged();
        handler.at("#read").click();

        handler.awaitRefusal("CertificatePairIncomplete");
        handler.reads("电子钥匙中的证书不成对", "没有找到与签名证书配对的加密证书", "换一个 USB 接口", "携带 CA 锁和单位证件到柜台处理");
        assertReference();
        Gallery.shootInBothLanguages(
                handler.page(), "04-refused", "pair-incomplete", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
    }

    @Test
    @Order(2)
    void aCaThatDoesNotAnswerIsAskedAgainLater() {
        token.giveItBack();
        authority.goDown();
        readAgain();

        handler.awaitRefusal("RevocationUnknown");
        handler.reads("暂时查不到这张证书的状态", "查询服务没有响应", "没有作任何改动", "请过几分钟重新读取证书信息，已填写的内容都在");
        assertReference();
        Gallery.shootInBothLanguages(
                handler.page(), "04-refused", "status-unknown", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
    }

    @Test
    @Order(3)
    void aSuspendedCertificateHasToBeReleasedFirst() throws Exception {
        authority.suspend(serial());
        readAgain();

        handler.awaitRefusal("CertificateSuspended");
        handler.reads("这张证书已被冻结，暂时不能延期", "它在 20", "请先携带单位证件办理解冻", "解冻后重新读取证书，从这里继续");
        assertReference();
        Gallery.shootInBothLanguages(
                handler.page(), "04-refused", "suspended", Gallery.Device.DESKTOP, Gallery.Device.PHONE);
    }

    @Test
    @Order(4)
    void onceItIsReleasedTheApplicationGoesOnWhereItStood() {
        authority.release();
        handler.page().waitForCondition(authority::isLastListOver);
        readAgain();

        handler.awaitScreen("certificate");
        assertThat(new Database(yanqi.data()).texts("select status from renewal"))
                .containsExactly("PRESENTED");
        assertThat(handler.faultsOfPages()).isEmpty();
    }

    private void readAgain() {
        handler.at("#again").click();
        handler.awaitScreen("certificate-read");
        handler.at("#read").click();
    }

    /** Staff finds what happened under the number of the application and the place in its ledger. */
    private void assertReference() {
        assertThat(handler.at("#reference")).hasText(Pattern.compile("YQ[0-9-]+-[0-9]+"));
    }

    private BigInteger serial() throws IOException, CertificateException {
        try (var file = Files.newInputStream(yanqi.data().resolve("token/signing.cer"))) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(file);
            return ((X509Certificate) certificate).getSerialNumber();
        }
    }
}
