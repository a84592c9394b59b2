package org.yanqi.application.port;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;

/** The embedded CA's register of certificates of which there is one, and no pair: machines' and its own endpoint's. */
public interface IssuedMachineCertificates {
    /** @param certificate DER */
    record Entry(SerialNumber serial, Bytes certificate, Instant at) {}

    Optional<Entry> of(SerialNumber serial);

    /** Keeps the entry unless there is one of its serial number; returns the one that is kept, so that two callers agree. */
    Entry keep(Entry entry);
}
