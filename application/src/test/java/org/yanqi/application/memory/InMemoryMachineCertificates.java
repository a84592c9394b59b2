package org.yanqi.application.memory;

import java.time.Instant;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.MachineCertificates;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.machine.MachineOrder;

/** Machines' certificates in plain text, as {@link ToyPki}'s. */
public final class InMemoryMachineCertificates implements MachineCertificates {
    private final IssuedMachineCertificates register;
    private volatile boolean isAway;

    /** @param register where it writes down what it has made */
    public InMemoryMachineCertificates(IssuedMachineCertificates register) {
        this.register = register;
    }

    public void away(boolean now) {
        isAway = now;
    }

    @Override
    public Certificate issue(MachineOrder order, Instant now) {
        if (isAway) {
            throw new UnavailableException("in memory", "the key is away");
        }
        Certificate old = ToyEncoding.certificate(order.oldCertificate()).orElseThrow();
        var key = new PublicKey.EllipticCurve(ToyPki.P256, order.publicKey().sha256());
        Certificate made = ToyEncoding.certificate(
                order.serial(), old.subject(), old.issuer(), order.validity(), KeyUse.SIGNING, key);
        var entry = new IssuedMachineCertificates.Entry(order.serial(), made.der(), now);
        return ToyEncoding.certificate(register.keep(entry).certificate()).orElseThrow();
    }
}
