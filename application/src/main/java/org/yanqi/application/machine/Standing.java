package org.yanqi.application.machine;

import org.yanqi.application.port.Revocations;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.SerialNumber;

/** How a certificate of the embedded CA stands by its own register. */
final class Standing {
    private Standing() {}

    static RevocationStatus of(SerialNumber serial, Revocations revocations) {
        return revocations
                .find(serial)
                .<RevocationStatus>map(revocation -> new RevocationStatus.Revoked(revocation.at()))
                .orElseGet(RevocationStatus.Good::new);
    }
}
