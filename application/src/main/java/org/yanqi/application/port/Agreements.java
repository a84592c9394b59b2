package org.yanqi.application.port;

import java.nio.charset.StandardCharsets;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;

/** The texts of the agreements that are in force. */
public interface Agreements {
    /** @param html a fragment of well-formed XHTML without scripts */
    record Wording(String title, String html) {}

    /** One version in both languages; where they differ, the Chinese counts. */
    record Text(AgreementVersion version, Wording chinese, Wording english) {
        public Text {
            if (!version.content().equals(hashOf(chinese, english))) {
                throw new IllegalArgumentException("a version carries the hash of its wordings");
            }
        }

        /** What a consent is bound to: both titles and texts, each closed by a NUL. */
        public static Sha256 hashOf(Wording chinese, Wording english) {
            String all =
                    chinese.title() + '\0' + chinese.html() + '\0' + english.title() + '\0' + english.html() + '\0';
            return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
        }
    }

    Text inForce(AgreementKind kind);
}
