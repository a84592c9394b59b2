package org.yanqi.pki;

import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.application.memory.InMemoryIssuedEventCertificates;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.EventCertificates;
import org.yanqi.application.port.EventCertificatesContract;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

final class EventAuthorityContractTest extends EventCertificatesContract {
    private final InMemoryRevocations revocations = new InMemoryRevocations();
    private final EventCertificates authority = new EventAuthority(
            RealPki.of(KeyProfile.P256).authority.keys(),
            RealPki.PUBLICATION,
            new InMemoryIssuedEventCertificates(),
            revocations,
            new RandomSerialNumbers());

    @Override
    protected EventCertificates authority() {
        return authority;
    }

    @Override
    protected Said read(Bytes certificate) {
        X509CertificateHolder read = Certificates.known(certificate);
        try {
            return new Said(
                    new SerialNumber(read.getSerialNumber()),
                    new ValidityPeriod(
                            read.getNotBefore().toInstant(), read.getNotAfter().toInstant()),
                    Sha256.of(read.getSubjectPublicKeyInfo().getEncoded()));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected boolean isRevoked(SerialNumber serial) {
        return revocations.find(serial).isPresent();
    }
}
