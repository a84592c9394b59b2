package org.yanqi.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.Agreements;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;

/**
 * Every version of the agreements that anybody may have consented to, newest first, with the authority's names filled
 * in. A text is never edited: a change is a new file with a new version.
 */
public final class PublishedAgreements implements Agreements {
    private final List<Text> published;

    public PublishedAgreements(Branding branding) {
        LocalDate march2025 = LocalDate.of(2025, 3, 1);
        published = List.of(
                text(branding, AgreementKind.CERTIFICATE_SERVICE, "2025-03", march2025),
                text(branding, AgreementKind.PRIVACY_POLICY, "2025-03", march2025),
                text(branding, AgreementKind.FACE_AUTHORISATION, "2025-03", march2025));
    }

    @Override
    public Text inForce(AgreementKind kind) {
        return published.stream()
                .filter(text -> text.version().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** The very text that somebody consented to, possibly years ago; empty if these names never published it. */
    public Optional<Text> find(AgreementVersion version) {
        return published.stream().filter(text -> text.version().equals(version)).findFirst();
    }

    private static Text text(Branding branding, AgreementKind kind, String version, LocalDate effective) {
        String html = Template.resource("agreements/" + file(kind) + "-" + version + ".html")
                .fill(branding.values());
        return new Text(new AgreementVersion(kind, version, effective, Sha256.of(html)), title(kind), html);
    }

    private static String title(AgreementKind kind) {
        return switch (kind) {
            case CERTIFICATE_SERVICE -> "数字证书服务协议";
            case PRIVACY_POLICY -> "个人信息保护政策";
            case FACE_AUTHORISATION -> "人脸授权协议";
        };
    }

    private static String file(AgreementKind kind) {
        return switch (kind) {
            case CERTIFICATE_SERVICE -> "certificate-service";
            case PRIVACY_POLICY -> "privacy-policy";
            case FACE_AUTHORISATION -> "face-authorisation";
        };
    }
}
