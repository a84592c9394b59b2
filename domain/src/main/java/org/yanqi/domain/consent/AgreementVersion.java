package org.yanqi.domain.consent;

import java.time.LocalDate;
import org.yanqi.domain.Sha256;

/** One published text of an agreement: its version (such as 2025-03), the day it took effect, the hash of its content. */
public record AgreementVersion(AgreementKind kind, String version, LocalDate effective, Sha256 content) {
    public AgreementVersion {
        if (!version.matches("[0-9A-Za-z.-]{1,20}")) {
            throw new IllegalArgumentException("a version is 1 to 20 letters, digits, dots and hyphens");
        }
    }
}
