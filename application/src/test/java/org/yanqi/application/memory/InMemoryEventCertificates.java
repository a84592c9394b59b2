package org.yanqi.application.memory;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.yanqi.application.port.EventCertificates;
import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Event certificates in plain text, as {@link ToyPki}'s; the CA that is their root is its own. */
public final class InMemoryEventCertificates implements EventCertificates {
    private static final long FIRST = 0xE000_0000L;
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final AtomicInteger count = new AtomicInteger();
    private final IssuedEventCertificates register;
    private final Map<SerialNumber, ApplicationNumber> issued = new ConcurrentHashMap<>();
    private final Set<SerialNumber> revoked = ConcurrentHashMap.newKeySet();

    /** @param register where it writes down what it has made */
    public InMemoryEventCertificates(IssuedEventCertificates register) {
        this.register = register;
    }

    @Override
    public EventCertificate issue(Event event, Bytes publicKey, Instant now) {
        var serial = new SerialNumber(BigInteger.valueOf(FIRST + count.incrementAndGet()));
        issued.put(serial, event.application());
        var signer =
                DistinguishedName.of("2.5.4.6", "CN", "2.5.4.3", event.signer().value());
        var key = new PublicKey.EllipticCurve(ToyPki.P256, publicKey.sha256());
        var validity = new ValidityPeriod(now, now.plus(LIFE));
        Bytes certificate = certificate(serial, signer, validity, key);
        register.keep(new IssuedEventCertificates.Entry(event.application(), serial, certificate, now));
        return new EventCertificate(serial, List.of(certificate, root()));
    }

    private static Bytes root() {
        var always = new ValidityPeriod(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
        var key = new PublicKey.EllipticCurve(ToyPki.P256, Sha256.of("toy root"));
        return certificate(new SerialNumber(BigInteger.ONE), ToyPki.ISSUER, always, key);
    }

    private static Bytes certificate(
            SerialNumber serial, DistinguishedName subject, ValidityPeriod validity, PublicKey key) {
        return ToyEncoding.certificate(serial, subject, ToyPki.ISSUER, validity, KeyUse.SIGNING, key)
                .der();
    }

    @Override
    public void withdraw(ApplicationNumber application, Optional<SerialNumber> used, Instant now) {
        issued.forEach((serial, owner) -> {
            if (owner.equals(application) && !used.equals(Optional.of(serial))) {
                revoked.add(serial);
            }
        });
    }

    public boolean isRevoked(SerialNumber serial) {
        return revoked.contains(serial);
    }
}
