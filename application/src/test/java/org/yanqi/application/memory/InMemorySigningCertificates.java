package org.yanqi.application.memory;

import org.yanqi.application.port.SigningCertificates;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.KeyUse;

/** Reads what {@link ToyPki} makes. */
public final class InMemorySigningCertificates implements SigningCertificates {
    @Override
    public Verdict read(Bytes der) {
        return ToyEncoding.certificate(der)
                .map(InMemorySigningCertificates::read)
                .orElseGet(Verdict.Malformed::new);
    }

    /** A toy CA does not speak. */
    @Override
    public boolean isOfTheCa(Bytes der) {
        return false;
    }

    private static Verdict read(Certificate certificate) {
        if (!certificate.issuer().matches(ToyPki.ISSUER)) {
            return new Verdict.OtherIssuer(certificate.issuer());
        }
        return certificate.use() == KeyUse.SIGNING ? new Verdict.Signing(certificate) : new Verdict.NotForSigning();
    }
}
