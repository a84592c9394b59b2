package org.yanqi.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.memory.InMemoryAgreementArchive;
import org.yanqi.application.port.AgreementArchive;
import org.yanqi.application.port.Agreements.Text;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.renewal.FaceVerified;

/** What the agreement says, as a reader copies it. */
class AgreementReadsTest {
    private static final PublishedAgreements AGREEMENTS =
            new PublishedAgreements(Branding.ofTheManual(), Clock.systemUTC());
    private static PdfAgreementPapers papers;

    @TempDir
    Path folder;

    @BeforeAll
    static void makePapers() throws Exception {
        papers = papers(Branding.ofTheManual(), TestArchive.of(AGREEMENTS), TestAuthority.onP256());
    }

    @Test
    void itHoldsTheDeclarationsAndTheFooterOfTheManual() throws Exception {
        assertThat(joined(copied(prepared("王小明"))))
                .contains("申请者在此郑重声明：")
                .contains("1.已认真阅读并同意遵守湖北CA《数字证书服务协议》。")
                .contains("2.本申请者因业务需要，自愿办理湖北CA数字证书。")
                .contains("申请人办理CA意愿真实，所填写的内容和提交的证明材料真实、完整、合法有效，如有违反，愿意承担由此引起的一切后果及承担相关法律责任。")
                .contains("日期：2025-07-11")
                .contains("湖北省数字证书认证管理中心有限公司www.hbca.org.cn")
                .contains("客服热线/投诉热线：4008708080企业QQ：4008708080");
    }

    @Test
    void itNamesApplicationCertificateAndHandlerButOnlyPartOfTheIdentityNumber() throws Exception {
        String text = joined(copied(prepared("王小明")));

        assertThat(text)
                .contains("YQ20250711-000123")
                .contains(RenewalFixture.ORGANISATION)
                .contains("91350100M000100Y43")
                .contains("CN=在线延期测试,OU=政府采购,L=武汉,S=湖北,C=CN")
                .contains("16871DF39683899CF91CAE960C84F79")
                .contains("2025-07-0210:41:33")
                .contains("2025-07-0410:41:33")
                .contains("经办人签名：王小明")
                .contains("110*************2X")
                .doesNotContain(RenewalFixture.ID_NUMBER);
    }

    @Test
    void everyWordOfTheConsentedTextIsInIt() throws Exception {
        Text consented = AGREEMENTS.inForce(AgreementKind.CERTIFICATE_SERVICE);
        String text = joined(copied(prepared("王小明")));

        assertThat(Arrays.stream(consented.chinese().html().split("</(p|li|h3)>"))
                        .map(block -> joined(block.replaceAll("<[^>]*>", "")))
                        .filter(block -> !block.isEmpty()))
                .hasSizeGreaterThan(20)
                .allSatisfy(block -> assertThat(withoutPageEdges(text)).contains(block));
    }

    @Test
    void copyingGivesOrdinaryCharactersAndNoLookalikes() throws Exception {
        byte[] pdf = prepared("王小明");

        assertThat(lookalikes(copied(pdf))).isEmpty();
        assertThat(lookalikes(Poppler.pdftotext(folder, pdf))).isEmpty();
    }

    @Test
    void anotherProgramCopiesTheSameText() throws Exception {
        byte[] pdf = prepared("欧阳明");

        assertThat(characters(Poppler.pdftotext(folder, pdf))).isEqualTo(characters(copied(pdf)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"王喆", "陶镕", "𠮷田", "欧阳㐂·䶮", "王\uD840\uDC89", "古力娜扎·买买提", "王瑨", "曶㫚"})
    void aNameWithRareCharactersIsCopiedAsItIs(String name) throws Exception {
        byte[] pdf = prepared(name);

        assertThat(joined(copied(pdf))).contains("经办人签名：" + name);
        assertThat(joined(Poppler.pdftotext(folder, pdf))).contains(name);
    }

    @Test
    void aRadicalTypedForACharacterBecomesTheCharacter() throws Exception {
        assertThat(joined(copied(prepared("⽅⼤")))).contains("经办人签名：方大");
    }

    @Test
    void aLongNameStaysOnThePaper() throws Exception {
        assertThat(joined(copied(prepared("买".repeat(50))))).contains("买".repeat(50));
    }

    @Test
    void markupInANameIsOnlyText() throws Exception {
        String name = "\"><script>alert(1)</script>&amp;${company}<!--agreement-->";

        assertThat(joined(copied(prepared(name, "王小明", RenewalFixture.subject("<img src='file:///etc/passwd'/>")))))
                .contains(name)
                .contains("img");
    }

    @Test
    void aTextThatTurnsItsDirectionIsShownForWhatItIs() throws Exception {
        DistinguishedName subject = RenewalFixture.subject("甲\u202E乙\u0007\u200B");

        assertThat(joined(copied(prepared(RenewalFixture.ORGANISATION, "王小明", subject))))
                .contains("CN=甲[U+202E]乙[U+0007][U+200B]");
    }

    @Test
    void anEndlessNameIsRefused() {
        assertThatThrownBy(() -> PrintableText.of("organisation", "长".repeat(10_000), 200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("organisation is longer than 200 characters");
        assertThatThrownBy(() -> PrintableText.of("organisation", " \u3000", 200))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameApplicationGivesTheSameOctetsAllDayLong() throws Exception {
        FaceVerified application = RenewalFixture.readyToSign(AGREEMENTS);
        var agreements = new PublishedAgreements(Branding.ofTheManual(), Clock.systemUTC());
        var again = papers(Branding.ofTheManual(), TestArchive.of(agreements), TestAuthority.onRsa());

        assertThat(again.prepare(application, RenewalFixture.SIGNED_AT.plus(Duration.ofHours(3))))
                .isEqualTo(papers.prepare(application, RenewalFixture.SIGNED_AT));
    }

    @Test
    void everyPageSaysWhichTextItIsOf() throws Exception {
        Text text = AGREEMENTS.inForce(AgreementKind.CERTIFICATE_SERVICE);
        String said = "协议版本2025-03，2025-03-01起生效，中英文本摘要（SHA-256）"
                + text.version().content().hex();

        for (String page : pages(prepared("王小明"))) {
            assertThat(joined(page)).contains(said);
        }
    }

    @Test
    void itSaysThatTheChineseTextCounts() throws Exception {
        assertThat(joined(copied(prepared("王小明")))).contains("本协议有中文和英文文本，内容不一致的，以中文文本为准");
    }

    @Test
    void whatWasConsentedToIsPrintedAlthoughTheAuthorityIsCalledOtherwiseNow() throws Exception {
        var renamed = new Branding("新CA", "新公司", "www.example.cn", "400", "400");
        var archive = TestArchive.of(AGREEMENTS);
        new PublishedAgreements(renamed, Clock.systemUTC()).all().forEach(archive::publish);
        FaceVerified application = RenewalFixture.readyToSign(AGREEMENTS);

        String text = joined(copied(papers(renamed, archive, TestAuthority.onP256())
                .prepare(application, RenewalFixture.SIGNED_AT)
                .toArray()));

        assertThat(text).contains("由湖北省数字证书认证管理中心有限公司（下称“湖北CA”）").contains("自愿办理新CA数字证书。");
    }

    @Test
    void aTextThatNobodyArchivedIsNotMadeUp() throws Exception {
        FaceVerified application = RenewalFixture.readyToSign(AGREEMENTS);
        var papersWithoutTexts = papers(Branding.ofTheManual(), new InMemoryAgreementArchive(), TestAuthority.onP256());

        assertThatThrownBy(() -> papersWithoutTexts.prepare(application, RenewalFixture.SIGNED_AT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not in the archive");
    }

    @Test
    void anotherApplicationOrDayGivesOtherOctets() {
        FaceVerified application = RenewalFixture.readyToSign(AGREEMENTS);

        assertThat(papers.prepare(application, RenewalFixture.SIGNED_AT.plus(Duration.ofDays(1))))
                .isNotEqualTo(papers.prepare(application, RenewalFixture.SIGNED_AT));
    }

    private static PdfAgreementPapers papers(Branding branding, AgreementArchive archive, TestAuthority authority)
            throws Exception {
        return new PdfAgreementPapers(
                branding, archive, new PdfAgreementPapers.Authorities(authority, authority.seal(), authority));
    }

    private static byte[] prepared(String handler) {
        return prepared(RenewalFixture.ORGANISATION, handler, RenewalFixture.subject("在线延期测试"));
    }

    private static byte[] prepared(String organisation, String handler, DistinguishedName subject) {
        FaceVerified application = RenewalFixture.readyToSign(AGREEMENTS, organisation, handler, subject);
        return papers.prepare(application, RenewalFixture.SIGNED_AT).toArray();
    }

    private static String copied(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var pages = new ArrayList<String>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
            return pages;
        }
    }

    private static String joined(String text) {
        return text.replaceAll("[\\s\\u00A0\\u3000\\f]+", "");
    }

    private static String withoutPageEdges(String text) {
        return text.replaceAll(
                "湖北省数字证书认证管理中心有限公司申请编号YQ20250711-000123www\\.hbca\\.org\\.cn客服热线/投诉热线4008708080(第\\d页，共\\d页)?协议版本2025-03，2025-03-01起生效，中英文本摘要（SHA-256）[0-9a-f]{64}(第\\d页，共\\d页)?",
                "");
    }

    private static String characters(String text) {
        return joined(text)
                .codePoints()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static IntStream lookalikes(String text) {
        return text.codePoints().filter(c -> c >= 0x2E80 && c <= 0x2FDF || c >= 0xF900 && c <= 0xFAFF);
    }
}
