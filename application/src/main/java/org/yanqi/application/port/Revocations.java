package org.yanqi.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.certificate.SerialNumber;

/** What the embedded CA has revoked. */
public interface Revocations {
    /** A serial number with the moment from which it is revoked; the reason is always superseded (4). */
    record Revocation(SerialNumber serial, Instant at) {}

    Optional<Revocation> find(SerialNumber serial);

    /** Keeps the first revocation of a serial number. */
    void keep(Revocation revocation);

    List<Revocation> all();
}
