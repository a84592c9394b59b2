package org.yanqi.domain.renewal;

import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

/** What the CA is asked for, stored before it is asked: the same order always gives the same certificates. */
public record IssuanceOrder(
        CertificationRequest request,
        SerialNumber signingSerial,
        SerialNumber encryptionSerial,
        ValidityPeriod validity) {
    public IssuanceOrder {
        if (signingSerial.equals(encryptionSerial)) {
            throw new IllegalArgumentException("two certificates have two serial numbers");
        }
    }
}
