package org.yanqi.web.wizard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.domain.consent.AgreementKind;

/** How the agreements are called in addresses. */
enum AgreementAddress {
    SERVICE(AgreementKind.CERTIFICATE_SERVICE),
    PRIVACY(AgreementKind.PRIVACY_POLICY),
    FACE(AgreementKind.FACE_AUTHORISATION);

    /** Those that the notices ask consent for. */
    static final AgreementAddress[] NOTICED = {SERVICE, PRIVACY};

    private final AgreementKind kind;

    AgreementAddress(AgreementKind kind) {
        this.kind = kind;
    }

    AgreementKind kind() {
        return kind;
    }

    String of() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AgreementAddress of(AgreementKind kind) {
        return Arrays.stream(values())
                .filter(address -> address.kind == kind)
                .findFirst()
                .orElseThrow();
    }

    static Optional<AgreementAddress> named(@Nullable String of) {
        return Arrays.stream(values())
                .filter(address -> address.of().equals(of))
                .findFirst();
    }
}
