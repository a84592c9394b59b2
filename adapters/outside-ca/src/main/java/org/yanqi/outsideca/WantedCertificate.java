package org.yanqi.outsideca;

import java.util.Optional;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * One of the two certificates of an order.
 *
 * @param serial by which a CA that is told numbers it
 * @param replaced DER of the certificate in whose place it comes
 * @param issuer by whom it has to be signed
 */
public record WantedCertificate(
        ApplicationNumber application,
        KeyUse use,
        PKCS10CertificationRequest request,
        SerialNumber serial,
        ValidityPeriod validity,
        Bytes replaced,
        Acceptance issuer) {

    /** What is wrong with a certificate that the CA gave, before it is confirmed; nothing if it is as wanted. */
    public Optional<String> fault(Bytes certificate) {
        return issuer.fault(certificate, this);
    }
}
