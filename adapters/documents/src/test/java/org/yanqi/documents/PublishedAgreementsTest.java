package org.yanqi.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.yanqi.application.port.Agreements.Text;
import org.yanqi.application.port.Agreements.Wording;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;

class PublishedAgreementsTest {
    private final PublishedAgreements agreements = new PublishedAgreements(Branding.ofTheManual(), Clock.systemUTC());

    @ParameterizedTest
    @EnumSource
    void everyAgreementIsWellFormedCompleteAndCarriesItsHash(AgreementKind kind) throws Exception {
        Text text = agreements.inForce(kind);

        assertThat(text.version())
                .isEqualTo(new AgreementVersion(
                        kind, "2025-03", LocalDate.of(2025, 3, 1), Text.hashOf(text.chinese(), text.english())));
        for (Wording wording : List.of(text.chinese(), text.english())) {
            assertThat(wording.title()).isNotBlank();
            assertThat(wording.html())
                    .contains("4008708080", "www.hbca.org.cn")
                    .doesNotContain("${")
                    .hasSizeGreaterThan(500);
            parsed(wording);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEnglishTextSaysNoMoreAndNoLess(AgreementKind kind) throws Exception {
        Text text = agreements.inForce(kind);

        assertThat(shape(text.english())).isEqualTo(shape(text.chinese()));
        assertThat(text.english().html()).contains("Hubei").doesNotContain("湖北");
        assertThat(text.english().title()).matches("[A-Za-z ]+");
    }

    @Test
    void everyTextInForceIsAmongThoseForTheArchive() {
        assertThat(agreements.all())
                .hasSize(AgreementKind.values().length)
                .contains(
                        agreements.inForce(AgreementKind.CERTIFICATE_SERVICE),
                        agreements.inForce(AgreementKind.PRIVACY_POLICY),
                        agreements.inForce(AgreementKind.FACE_AUTHORISATION));
    }

    @Test
    void aTextIsInForceFromItsDayInChinaOnAndNotBefore() {
        Text now = agreements.inForce(AgreementKind.PRIVACY_POLICY);
        Text next = later(now, LocalDate.of(2026, 1, 1));
        var published = List.of(next, now);

        assertThat(inForce(published, Instant.parse("2025-12-31T15:59:59Z"))).isEqualTo(now);
        assertThat(inForce(published, Instant.parse("2025-12-31T16:00:00Z"))).isEqualTo(next);
        assertThat(inForce(List.of(now, next), Instant.parse("2030-01-01T00:00:00Z")))
                .isEqualTo(next);
    }

    private static Text inForce(List<Text> published, Instant at) {
        return new PublishedAgreements(published, Clock.fixed(at, ZoneOffset.UTC))
                .inForce(AgreementKind.PRIVACY_POLICY);
    }

    private static Text later(Text text, LocalDate effective) {
        var changed = new Wording(text.chinese().title(), text.chinese().html() + "<p>新增</p>");
        var version =
                new AgreementVersion(text.version().kind(), "2026-01", effective, Text.hashOf(changed, text.english()));
        return new Text(version, changed, text.english());
    }

    @Test
    void anAuthorityNamedInMarkupStaysText() {
        var branding = new Branding("<b>CA</b>", "甲 & 乙", "example.cn", "400", "1");
        Text text = new PublishedAgreements(branding, Clock.systemUTC()).inForce(AgreementKind.CERTIFICATE_SERVICE);

        for (Wording wording : List.of(text.chinese(), text.english())) {
            assertThat(wording.html())
                    .contains("&lt;b&gt;CA&lt;/b&gt;")
                    .contains("甲 &amp; 乙")
                    .doesNotContain("<b>");
        }
    }

    /** The elements in their order. */
    private static List<String> shape(Wording wording) throws Exception {
        var elements = parsed(wording).getElementsByTagName("*");
        return IntStream.range(0, elements.getLength())
                .mapToObj(at -> elements.item(at).getNodeName())
                .toList();
    }

    private static Document parsed(Wording wording) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        ("<section>" + wording.html() + "</section>").getBytes(StandardCharsets.UTF_8)));
    }
}
