package org.yanqi.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.port.Agreements.Text;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;

class PublishedAgreementsTest {
    private final PublishedAgreements agreements = new PublishedAgreements(Branding.ofTheManual());

    @ParameterizedTest
    @EnumSource
    void everyAgreementIsWellFormedCompleteAndCarriesItsHash(AgreementKind kind) throws Exception {
        Text text = agreements.inForce(kind);

        assertThat(text.title()).isNotBlank();
        assertThat(text.html()).contains("4008708080").doesNotContain("${").hasSizeGreaterThan(500);
        assertThat(text.version())
                .isEqualTo(new AgreementVersion(kind, "2025-03", LocalDate.of(2025, 3, 1), Sha256.of(text.html())));
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        ("<section>" + text.html() + "</section>").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aConsentedVersionIsFoundAgainByItsHash() {
        Text text = agreements.inForce(AgreementKind.PRIVACY_POLICY);
        var otherContent = new AgreementVersion(
                AgreementKind.PRIVACY_POLICY, "2025-03", LocalDate.of(2025, 3, 1), Sha256.of("another text"));

        assertThat(agreements.find(text.version())).contains(text);
        assertThat(agreements.find(otherContent)).isEmpty();
    }

    @Test
    void anAuthorityNamedInMarkupStaysText() {
        var branding = new Branding("<b>CA</b>", "甲 & 乙", "example.cn", "400", "1");

        assertThat(new PublishedAgreements(branding)
                        .inForce(AgreementKind.CERTIFICATE_SERVICE)
                        .html())
                .contains("&lt;b&gt;CA&lt;/b&gt;")
                .contains("甲 &amp; 乙")
                .doesNotContain("<b>");
    }
}
