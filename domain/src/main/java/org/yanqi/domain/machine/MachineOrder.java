package org.yanqi.domain.machine;

import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

/**
 * What the CA is asked for, stored before it is asked: the same order always gives the same certificate.
 *
 * @param oldCertificate DER; the new one names whom it names, octet by octet
 * @param publicKey SubjectPublicKeyInfo, DER
 */
public record MachineOrder(
        Bytes oldCertificate, SerialNumber oldSerial, Bytes publicKey, SerialNumber serial, ValidityPeriod validity) {
    public MachineOrder {
        if (oldSerial.equals(serial)) {
            throw new IllegalArgumentException("two certificates have two serial numbers");
        }
    }

    boolean renews(Sha256 certificate) {
        return oldCertificate.sha256().equals(certificate);
    }

    boolean isForKey(Sha256 key) {
        return publicKey.sha256().equals(key);
    }
}
