package org.yanqi.application.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.KeyUse;

/** Reads what {@link ToyPki} makes. */
public final class InMemoryCertificateReader implements CertificateReader {
    private static final int MOST_CERTIFICATES = 32;

    @Override
    public Reading pair(Bytes signing, List<Bytes> others) {
        if (others.size() > MOST_CERTIFICATES) {
            return new Reading.Malformed();
        }
        return ToyEncoding.certificate(signing)
                .map(certificate -> pair(certificate, others))
                .orElseGet(Reading.Malformed::new);
    }

    private static Reading pair(Certificate signing, List<Bytes> others) {
        if (!signing.issuer().matches(ToyPki.ISSUER)) {
            return new Reading.OtherIssuer(signing.issuer());
        }
        if (signing.use() != KeyUse.SIGNING) {
            return new Reading.NoPair();
        }
        return others.stream()
                .flatMap(other -> ToyEncoding.certificate(other).stream())
                .filter(other -> other.use() == KeyUse.ENCRYPTION
                        && other.issuer().matches(signing.issuer())
                        && other.subject().matches(signing.subject())
                        && other.validity().equals(signing.validity()))
                .max(Comparator.comparing(other -> other.validity().notBefore()))
                .<Reading>map(encryption -> new Reading.Pair(new CertificatePair(signing, encryption)))
                .orElseGet(Reading.NoPair::new);
    }

    @Override
    public Optional<CertificationRequest> request(Bytes der) {
        return ToyEncoding.request(der);
    }

    @Override
    public Bytes subject(Certificate certificate) {
        return ToyEncoding.name(certificate);
    }
}
