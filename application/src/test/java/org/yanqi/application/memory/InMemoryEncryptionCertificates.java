package org.yanqi.application.memory;

import java.util.Comparator;
import java.util.List;
import org.yanqi.application.port.EncryptionCertificates;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyUse;

/** Finds those that {@link ToyPki} makes. */
public final class InMemoryEncryptionCertificates implements EncryptionCertificates {
    private static final int MOST_CERTIFICATES = 32;

    @Override
    public List<Certificate> of(DistinguishedName holder, List<Bytes> certificates) {
        if (certificates.size() > MOST_CERTIFICATES) {
            return List.of();
        }
        return certificates.stream()
                .flatMap(der -> ToyEncoding.certificate(der).stream())
                .filter(certificate -> certificate.use() == KeyUse.ENCRYPTION
                        && certificate.issuer().matches(ToyPki.ISSUER)
                        && certificate.subject().matches(holder))
                .distinct()
                .sorted(Comparator.comparing((Certificate certificate) ->
                                certificate.validity().notBefore())
                        .reversed())
                .toList();
    }
}
