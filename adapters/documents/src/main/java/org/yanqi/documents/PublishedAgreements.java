package org.yanqi.documents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.yanqi.application.port.Agreements;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;

/**
 * The agreements as this release knows them, with the authority's names filled in. A text is never edited: a change is a
 * new file with a new version, which is in force from its day on.
 */
public final class PublishedAgreements implements Agreements {
    private static final LocalDate MARCH_2025 = LocalDate.of(2025, 3, 1);

    private final List<Text> published;
    private final Clock clock;

    public PublishedAgreements(Branding branding, Clock clock) {
        this(
                List.of(
                        text(branding, AgreementKind.CERTIFICATE_SERVICE, "2025-03", MARCH_2025),
                        text(branding, AgreementKind.PRIVACY_POLICY, "2025-03", MARCH_2025),
                        text(branding, AgreementKind.FACE_AUTHORISATION, "2025-03", MARCH_2025)),
                clock);
    }

    PublishedAgreements(List<Text> published, Clock clock) {
        this.published = List.copyOf(published);
        this.clock = clock;
    }

    /** Of the texts whose day has come in China, the one that came last. */
    @Override
    public Text inForce(AgreementKind kind) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ValidityTerm.CHINA);
        return published.stream()
                .filter(text -> text.version().kind() == kind)
                .filter(text -> !text.version().effective().isAfter(today))
                .max(Comparator.comparing(text -> text.version().effective()))
                .orElseThrow();
    }

    /** Every text that somebody may consent to here: what has to be in the archive before anybody does. */
    public List<Text> all() {
        return published;
    }

    private static Text text(Branding branding, AgreementKind kind, String version, LocalDate effective) {
        Wording chinese = wording(branding, chineseTitle(kind), file(kind) + "-" + version + ".html");
        Wording english = wording(branding, englishTitle(kind), file(kind) + "-" + version + ".en.html");
        return new Text(
                new AgreementVersion(kind, version, effective, Text.hashOf(chinese, english)), chinese, english);
    }

    private static Wording wording(Branding branding, String title, String file) {
        return new Wording(title, Template.resource("agreements/" + file).fill(branding.values()));
    }

    private static String chineseTitle(AgreementKind kind) {
        return switch (kind) {
            case CERTIFICATE_SERVICE -> "数字证书服务协议";
            case PRIVACY_POLICY -> "个人信息保护政策";
            case FACE_AUTHORISATION -> "人脸授权协议";
        };
    }

    private static String englishTitle(AgreementKind kind) {
        return switch (kind) {
            case CERTIFICATE_SERVICE -> "Digital Certificate Service Agreement";
            case PRIVACY_POLICY -> "Personal Information Protection Policy";
            case FACE_AUTHORISATION -> "Face Recognition Authorisation Agreement";
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
