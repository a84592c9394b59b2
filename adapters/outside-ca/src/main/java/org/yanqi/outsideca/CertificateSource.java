package org.yanqi.outsideca;

import org.yanqi.application.port.Revocations;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;

/** How one CA outside is spoken to. Every method may throw {@link org.yanqi.application.port.UnavailableException}. */
public interface CertificateSource {
    /** The CA's name in logs. */
    String party();

    /**
     * One certificate, DER; the CA holds it valid. What is said in the dialogue is kept before the CA is asked, so that
     * whoever goes on after a crash goes on in the same place.
     */
    Bytes obtain(WantedCertificate wanted, Dialogue dialogue);

    /** Revokes for this reason; a certificate that is revoked already stays as it is. */
    void revoke(SerialNumber serial, Revocations.Reason reason);
}
