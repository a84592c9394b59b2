package org.yanqi.application.memory;

import java.util.stream.Stream;
import org.yanqi.application.port.CertificateRegister;
import org.yanqi.domain.certificate.SerialNumber;

/** What is in the three registers together. */
public final class InMemoryCertificateRegister implements CertificateRegister {
    private final InMemoryIssuedCertificates issued;
    private final InMemoryIssuedEventCertificates events;
    private final InMemoryIssuedMachineCertificates machines;

    public InMemoryCertificateRegister(
            InMemoryIssuedCertificates issued,
            InMemoryIssuedEventCertificates events,
            InMemoryIssuedMachineCertificates machines) {
        this.issued = issued;
        this.events = events;
        this.machines = machines;
    }

    @Override
    public boolean holds(SerialNumber serial) {
        return Stream.of(issued.serials(), events.serials(), machines.serials())
                .flatMap(serials -> serials)
                .anyMatch(serial::equals);
    }
}
