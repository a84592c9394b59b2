package org.yanqi.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;

/** The published agreements, every version that anybody may have consented to, with the authority's names filled in. */
public final class AgreementTexts {
    private final List<AgreementText> published;

    public AgreementTexts(Branding branding) {
        published = List.of(
                text(branding, AgreementKind.CERTIFICATE_SERVICE, "数字证书服务协议", "certificate-service"),
                text(branding, AgreementKind.PRIVACY_POLICY, "个人信息保护政策", "privacy-policy"),
                text(branding, AgreementKind.FACE_AUTHORISATION, "人脸授权协议", "face-authorisation"));
    }

    /** The text in force. */
    public AgreementText current(AgreementKind kind) {
        return published.stream()
                .filter(text -> text.version().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** The very text that somebody consented to, possibly years ago. */
    public Optional<AgreementText> find(AgreementVersion version) {
        return published.stream()
                .filter(text -> text.version().equals(version))
                .findFirst();
    }

    private static AgreementText text(Branding branding, AgreementKind kind, String title, String file) {
        String version = "2025-03";
        LocalDate effective = LocalDate.of(2025, 3, 1);
        String html = Template.resource("agreements/" + file + "-" + version + ".html").fill(branding.values());
        return new AgreementText(new AgreementVersion(kind, version, effective, Sha256.of(html)), title, html);
    }
}
