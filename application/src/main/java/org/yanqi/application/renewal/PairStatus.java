package org.yanqi.application.renewal;

import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.RevocationStatus;

/** What the issuer says of a pair now: the worse of its two certificates; an issuer that does not answer says nothing. */
public final class PairStatus {
    private final CertificationAuthority authority;

    public PairStatus(CertificationAuthority authority) {
        this.authority = authority;
    }

    public RevocationStatus of(CertificatePair pair) {
        try {
            RevocationStatus signing = authority.status(pair.signing().serial());
            return signing instanceof RevocationStatus.Good
                    ? authority.status(pair.encryption().serial())
                    : signing;
        } catch (UnavailableException e) {
            return new RevocationStatus.Unknown();
        }
    }
}
