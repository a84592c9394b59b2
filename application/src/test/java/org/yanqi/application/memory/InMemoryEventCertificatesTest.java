package org.yanqi.application.memory;

import org.yanqi.application.port.EventCertificates;
import org.yanqi.application.port.EventCertificatesContract;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;

final class InMemoryEventCertificatesTest extends EventCertificatesContract {
    private final InMemoryEventCertificates authority =
            new InMemoryEventCertificates(new InMemoryIssuedEventCertificates());

    @Override
    protected EventCertificates authority() {
        return authority;
    }

    @Override
    protected Said read(Bytes certificate) {
        var read = ToyEncoding.certificate(certificate).orElseThrow();
        return new Said(read.serial(), read.validity(), read.publicKey().fingerprint());
    }

    @Override
    protected boolean isRevoked(SerialNumber serial) {
        return authority.isRevoked(serial);
    }
}
