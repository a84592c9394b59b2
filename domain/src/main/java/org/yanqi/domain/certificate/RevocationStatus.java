package org.yanqi.domain.certificate;

import java.time.Instant;

/** What the issuer says of a certificate now (RFC 6960 §2.2; certificateHold is {@code Suspended}). */
public sealed interface RevocationStatus {
    record Good() implements RevocationStatus {}

    record Revoked(Instant at) implements RevocationStatus {}

    record Suspended(Instant at) implements RevocationStatus {}

    /** The issuer could not be asked: never to be read as good. */
    record Unknown() implements RevocationStatus {}
}
