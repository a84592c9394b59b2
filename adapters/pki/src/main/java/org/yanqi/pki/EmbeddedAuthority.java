package org.yanqi.pki;

import java.time.Instant;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;

/**
 * The CA that comes with Yanqi. It keeps what it issued before it answers, and answers from what is kept: two nodes that
 * issue for one application at the same time give one pair.
 */
public final class EmbeddedAuthority implements CertificationAuthority {
    private final HolderCertificates certificates;
    private final KeyManagementCentre centre;
    private final IssuedCertificates issued;
    private final Revocations revocations;

    public EmbeddedAuthority(
            AuthorityKeys keys, Publication publication, IssuedCertificates issued, Revocations revocations) {
        this.certificates = new HolderCertificates(keys, publication);
        this.centre = new KeyManagementCentre(keys.kmc());
        this.issued = issued;
        this.revocations = revocations;
    }

    @Override
    public Issuance issue(ApplicationNumber application, IssuanceOrder order, Instant now) {
        var entry = issued.of(application).orElseGet(() -> issued.keep(fit(application, order, now)));
        return new Issuance(
                new CertificatePair(
                        read(entry.signingCertificate(), KeyUse.SIGNING),
                        read(entry.encryptionCertificate(), KeyUse.ENCRYPTION)),
                entry.encryptionKey());
    }

    private IssuedCertificates.Entry fit(ApplicationNumber application, IssuanceOrder order, Instant now) {
        try {
            return make(application, order, now);
        } catch (UnfitCertificateException e) {
            throw new UnavailableException("embedded CA", "a certificate would be none of ours", e);
        }
    }

    private IssuedCertificates.Entry make(ApplicationNumber application, IssuanceOrder order, Instant now) {
        PKCS10CertificationRequest request = Requests.parse(order.request().der())
                .orElseThrow(() -> new IllegalArgumentException("an order holds a request that was verified"));
        SubjectPublicKeyInfo key = request.getSubjectPublicKeyInfo();
        var delivery = centre.make(key);
        var subject = request.getSubject();
        X509CertificateHolder signing =
                certificates.make(KeyUse.SIGNING, order.signingSerial(), subject, key, order.validity());
        X509CertificateHolder encryption = certificates.make(
                KeyUse.ENCRYPTION, order.encryptionSerial(), subject, delivery.publicKey(), order.validity());
        return new IssuedCertificates.Entry(
                application,
                order.request().publicKey().fingerprint(),
                order.signingSerial(),
                order.encryptionSerial(),
                AuthorityKeys.der(signing),
                AuthorityKeys.der(encryption),
                delivery.envelope(),
                delivery.escrow(),
                now);
    }

    private static Certificate read(Bytes der, KeyUse use) {
        return Certificates.made(Certificates.known(der), use);
    }

    @Override
    public void revoke(SerialNumber serial, Revocations.Reason reason, Instant at) {
        revocations.keep(new Revocations.Revocation(serial, at, reason));
    }

    @Override
    public RevocationStatus status(SerialNumber serial) {
        return revocations
                .find(serial)
                .<RevocationStatus>map(revocation -> new RevocationStatus.Revoked(revocation.at()))
                .orElseGet(RevocationStatus.Good::new);
    }
}
