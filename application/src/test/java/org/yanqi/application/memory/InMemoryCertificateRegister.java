package org.yanqi.application.memory;

import java.util.stream.Stream;
import org.yanqi.application.port.CertificateRegister;
import org.yanqi.domain.certificate.SerialNumber;

/** What is in the two registers together. */
public final class InMemoryCertificateRegister implements CertificateRegister {
    private final InMemoryIssuedCertificates issued;
    private final InMemoryIssuedEventCertificates events;

    public InMemoryCertificateRegister(InMemoryIssuedCertificates issued, InMemoryIssuedEventCertificates events) {
        this.issued = issued;
        this.events = events;
    }

    @Override
    public boolean holds(SerialNumber serial) {
        return Stream.concat(issued.serials(), events.serials()).anyMatch(serial::equals);
    }
}
