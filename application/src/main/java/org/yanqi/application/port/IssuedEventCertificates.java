package org.yanqi.application.port;

import java.time.Instant;
import java.util.List;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;

/** The embedded CA's register of event certificates. */
public interface IssuedEventCertificates {
    record Entry(ApplicationNumber application, SerialNumber serial, Bytes certificate, Instant at) {}

    /** Called before the certificate leaves the CA. */
    void keep(Entry entry);

    /** In the order of their making. */
    List<Entry> of(ApplicationNumber application);
}
