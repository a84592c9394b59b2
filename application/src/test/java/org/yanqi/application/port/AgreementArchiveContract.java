package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.Agreements.Text;
import org.yanqi.application.port.Agreements.Wording;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;

/** What every archive of agreements does. */
public abstract class AgreementArchiveContract {
    private static final Wording CHINESE = new Wording("数字证书服务协议", "<p class=\"first\">甲方&amp;乙方\n\u00a0«一»</p>");
    private static final Wording ENGLISH = new Wording("Certificate service agreement", "<p>It's agreed.</p>\n");

    protected abstract AgreementArchive archive();

    @Test
    void a_text_is_found_by_the_hash_that_the_consent_carries() {
        Text text = text(AgreementKind.CERTIFICATE_SERVICE, "2025-03", CHINESE);
        archive().publish(text);
        assertThat(archive()
                        .find(AgreementKind.CERTIFICATE_SERVICE, text.version().content()))
                .contains(text);
    }

    @Test
    void a_text_that_is_kept_already_stays_as_it_is() {
        Text first = text(AgreementKind.CERTIFICATE_SERVICE, "2025-03", CHINESE);
        archive().publish(first);
        archive().publish(first);
        archive().publish(text(AgreementKind.CERTIFICATE_SERVICE, "2025-04", CHINESE));
        assertThat(archive()
                        .find(AgreementKind.CERTIFICATE_SERVICE, first.version().content()))
                .contains(first);
    }

    @Test
    void nodes_that_start_together_may_all_publish() {
        Text text = text(AgreementKind.CERTIFICATE_SERVICE, "2025-03", CHINESE);
        AtOnce.doing(6, node -> {
            archive().publish(text);
            return node;
        });
        assertThat(archive()
                        .find(AgreementKind.CERTIFICATE_SERVICE, text.version().content()))
                .contains(text);
    }

    @Test
    void an_earlier_text_is_still_there_when_a_later_one_is_in_force() {
        Text earlier = text(AgreementKind.PRIVACY_POLICY, "2025-03", CHINESE);
        Text later = text(AgreementKind.PRIVACY_POLICY, "2025-09", new Wording("隐私政策", "<p>新</p>"));
        archive().publish(earlier);
        archive().publish(later);
        assertThat(archive()
                        .find(AgreementKind.PRIVACY_POLICY, earlier.version().content()))
                .contains(earlier);
        assertThat(archive().find(AgreementKind.PRIVACY_POLICY, later.version().content()))
                .contains(later);
    }

    @Test
    void one_wording_may_belong_to_two_kinds() {
        Text service = text(AgreementKind.CERTIFICATE_SERVICE, "2025-03", CHINESE);
        archive().publish(service);
        Sha256 content = service.version().content();
        assertThat(archive().find(AgreementKind.PRIVACY_POLICY, content)).isEmpty();
        Text policy = text(AgreementKind.PRIVACY_POLICY, "2025-05", CHINESE);
        archive().publish(policy);
        assertThat(archive().find(AgreementKind.CERTIFICATE_SERVICE, content)).contains(service);
        assertThat(archive().find(AgreementKind.PRIVACY_POLICY, content)).contains(policy);
    }

    @Test
    void what_was_never_published_is_not_found() {
        assertThat(archive().find(AgreementKind.PRIVACY_POLICY, Sha256.of("never")))
                .isEmpty();
    }

    private static Text text(AgreementKind kind, String version, Wording chinese) {
        return new Text(
                new AgreementVersion(kind, version, LocalDate.of(2025, 3, 1), Text.hashOf(chinese, ENGLISH)),
                chinese,
                ENGLISH);
    }
}
