package org.yanqi.domain.renewal;

import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

/** What the CA is asked for, stored before it is asked: the same order always gives the same certificates. */
public record IssuanceOrder(
        CertificationRequest request,
        SerialNumber signingSerial,
        SerialNumber encryptionSerial,
        ValidityPeriod validity,
        Replaced replaced) {
    /** DER of the two certificates in whose place the new ones come. */
    public record Replaced(Bytes signing, Bytes encryption) {
        public static Replaced of(CertificatePair old) {
            return new Replaced(old.signing().der(), old.encryption().der());
        }
    }

    public IssuanceOrder {
        if (request.more()) {
            throw new IllegalArgumentException("no certificate is ordered with extensions of the holder's choice");
        }
        if (signingSerial.equals(encryptionSerial)) {
            throw new IllegalArgumentException("two certificates have two serial numbers");
        }
    }
}
