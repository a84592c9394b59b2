package org.yanqi.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.certificate.SerialNumber;

/** What the embedded CA has revoked. */
public interface Revocations {
    /** Why (RFC 5280 §5.3.1). */
    enum Reason {
        SUPERSEDED(4),
        CESSATION_OF_OPERATION(5);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        /** CRLReason. */
        public int code() {
            return code;
        }
    }

    /** A serial number with the moment from which it is revoked. */
    record Revocation(SerialNumber serial, Instant at, Reason reason) {}

    Optional<Revocation> find(SerialNumber serial);

    /** Keeps the first revocation of a serial number. */
    void keep(Revocation revocation);

    List<Revocation> all();
}
