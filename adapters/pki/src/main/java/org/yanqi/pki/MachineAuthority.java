package org.yanqi.pki;

import java.time.Instant;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.MachineCertificates;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.machine.MachineOrder;

/**
 * The embedded CA as it issues signing certificates to machines, one after another and never a pair. It keeps what it made
 * before it answers, and answers from what is kept.
 */
public final class MachineAuthority implements MachineCertificates {
    private static final int LONGEST_KEY = 2 << 10;

    private final HolderCertificates certificates;
    private final IssuedMachineCertificates register;

    public MachineAuthority(AuthorityKeys keys, Publication publication, IssuedMachineCertificates register) {
        this.certificates = new HolderCertificates(keys, publication);
        this.register = register;
    }

    @Override
    public Certificate issue(MachineOrder order, Instant now) {
        var entry = register.of(order.serial()).orElseGet(() -> register.keep(fit(order, now)));
        return Certificates.made(Certificates.known(entry.certificate()), KeyUse.SIGNING);
    }

    private IssuedMachineCertificates.Entry fit(MachineOrder order, Instant now) {
        try {
            return new IssuedMachineCertificates.Entry(order.serial(), AuthorityKeys.der(make(order)), now);
        } catch (UnfitCertificateException e) {
            throw new UnavailableException("embedded CA", "a machine's certificate would be none of ours", e);
        }
    }

    private X509CertificateHolder make(MachineOrder order) {
        SubjectPublicKeyInfo key = Encoding.der(order.publicKey(), LONGEST_KEY, SubjectPublicKeyInfo::getInstance)
                .orElseThrow(() -> new IllegalArgumentException("an order holds a key that was read"));
        var subject = Certificates.known(order.oldCertificate()).getSubject();
        return certificates.make(KeyUse.SIGNING, order.serial(), subject, key, order.validity());
    }
}
