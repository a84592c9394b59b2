package org.yanqi.persistence.json;

import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.IssuanceOrder;

/** What the CA is asked for; the pair that is replaced is kept where it was presented. */
final class IssuanceJson {
    private IssuanceJson() {}

    static Fields write(IssuanceOrder order) {
        return new Fields()
                .object("request", CertificateJson.write(order.request()))
                .text("signingSerial", order.signingSerial().display())
                .text("encryptionSerial", order.encryptionSerial().display())
                .object("validity", CertificateJson.write(order.validity()));
    }

    static IssuanceOrder order(Stored json, CertificatePair old) {
        return new IssuanceOrder(
                CertificateJson.request(json.object("request")),
                CertificateJson.serial(json, "signingSerial"),
                CertificateJson.serial(json, "encryptionSerial"),
                CertificateJson.validity(json.object("validity")),
                IssuanceOrder.Replaced.of(old));
    }
}
