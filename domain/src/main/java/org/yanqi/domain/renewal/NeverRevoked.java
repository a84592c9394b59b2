package org.yanqi.domain.renewal;

import java.util.Optional;
import org.yanqi.domain.certificate.RevocationStatus;

/** Rule 1: a certificate that is revoked or suspended is never renewed, and what its issuer cannot say is not taken as good. */
public final class NeverRevoked {
    private NeverRevoked() {}

    /** The refusal of what its issuer says this of. */
    public static Optional<Refusal> refusal(RevocationStatus revocation) {
        return switch (revocation) {
            case RevocationStatus.Good() -> Optional.empty();
            case RevocationStatus.Revoked(var at) -> Optional.of(new Refusal.CertificateRevoked(at));
            case RevocationStatus.Suspended(var at) -> Optional.of(new Refusal.CertificateSuspended(at));
            case RevocationStatus.Unknown() -> Optional.of(new Refusal.RevocationUnknown());
        };
    }
}
