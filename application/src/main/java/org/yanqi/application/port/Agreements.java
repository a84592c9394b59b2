package org.yanqi.application.port;

import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;

/** The published texts of the agreements. */
public interface Agreements {
    /** @param html the text as a fragment of well-formed XHTML without scripts, whose hash the version carries */
    record Text(AgreementVersion version, String title, String html) {}

    Text inForce(AgreementKind kind);
}
