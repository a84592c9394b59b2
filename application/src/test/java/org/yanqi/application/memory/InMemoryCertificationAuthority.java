package org.yanqi.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.Revocations;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;

/** Issues certificates that {@link ToyPki} can use. */
public final class InMemoryCertificationAuthority implements CertificationAuthority {
    private final Map<ApplicationNumber, Issuance> issued = new ConcurrentHashMap<>();
    private final IssuedCertificates register;
    private final Revocations revocations;

    /** @param register where it writes down what it has made */
    public InMemoryCertificationAuthority(IssuedCertificates register, Revocations revocations) {
        this.register = register;
        this.revocations = revocations;
    }

    @Override
    public Issuance issue(ApplicationNumber application, IssuanceOrder order, Instant now) {
        return issued.computeIfAbsent(application, number -> {
            Issuance made = make(number, order);
            register.keep(entry(number, made, now));
            return made;
        });
    }

    private static IssuedCertificates.Entry entry(ApplicationNumber application, Issuance made, Instant now) {
        Certificate signing = made.pair().signing();
        Certificate encryption = made.pair().encryption();
        return new IssuedCertificates.Entry(
                application,
                signing.publicKey().fingerprint(),
                signing.serial(),
                encryption.serial(),
                signing.der(),
                encryption.der(),
                made.encryptionKey(),
                made.encryptionKey(),
                now);
    }

    private static Issuance make(ApplicationNumber application, IssuanceOrder order) {
        var key = new PublicKey.EllipticCurve(ToyPki.P256, Sha256.of("key of the KMC for " + application));
        var pair = new CertificatePair(
                certificate(
                        order,
                        order.signingSerial(),
                        KeyUse.SIGNING,
                        order.request().publicKey()),
                certificate(order, order.encryptionSerial(), KeyUse.ENCRYPTION, key));
        return new Issuance(pair, Bytes.of(("toy envelope of " + key.fingerprint()).getBytes(UTF_8)));
    }

    private static Certificate certificate(IssuanceOrder order, SerialNumber serial, KeyUse use, PublicKey key) {
        return ToyEncoding.certificate(serial, order.request().subject(), ToyPki.ISSUER, order.validity(), use, key);
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
