package org.yanqi.pki;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.application.port.EventCertificates;
import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.PublicKey.EllipticCurve;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * The embedded CA as it issues event certificates (事件型证书). The key is made by the caller in the same process, for this
 * one signature; its possession is proved by the signature that the certificate is for.
 */
public final class EventAuthority implements EventCertificates {
    private static final Duration BEGUN_BEFORE = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int LONGEST_KEY = 256;

    /** Characters of a common name (RFC 5280 appendix A.1, ub-common-name). */
    private static final int LONGEST_NAME = 64;

    private final AuthorityKeys keys;
    private final EndEntityProfile profile;
    private final IssuedEventCertificates register;
    private final Revocations revocations;
    private final SerialNumbers serials;

    /** @param publication with the policy of event certificates */
    public EventAuthority(
            AuthorityKeys keys,
            Publication publication,
            IssuedEventCertificates register,
            Revocations revocations,
            SerialNumbers serials) {
        this.keys = keys;
        this.profile = new EndEntityProfile(keys, publication);
        this.register = register;
        this.revocations = revocations;
        this.serials = serials;
    }

    /** @throws IllegalArgumentException if the key is not a SubjectPublicKeyInfo with a point of P-256 */
    @Override
    public EventCertificate issue(Event event, Bytes publicKey, Instant now) {
        var holder = new EndEntityProfile.Holder(
                serials.reserve(),
                subject(event),
                p256(publicKey),
                new ValidityPeriod(now.minus(BEGUN_BEFORE), now.plus(LIFE)),
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        X509CertificateHolder certificate = make(holder, new EventBinding(event.faceEvidence(), event.document()));
        Bytes der = AuthorityKeys.der(certificate);
        register.keep(new IssuedEventCertificates.Entry(event.application(), holder.serial(), der, now));
        return new EventCertificate(holder.serial(), List.of(der, keys.issuingCertificate(), keys.rootCertificate()));
    }

    private X509CertificateHolder make(EndEntityProfile.Holder holder, EventBinding binding) {
        try {
            return profile.make(Purpose.EVENT, holder, binding.extension());
        } catch (UnfitCertificateException e) {
            throw new UnavailableException("event certificates", "this one would be none of ours", e);
        }
    }

    @Override
    public void withdraw(ApplicationNumber application, Optional<SerialNumber> used, Instant now) {
        register.of(application).stream()
                .map(IssuedEventCertificates.Entry::serial)
                .filter(serial -> !used.equals(Optional.of(serial)))
                .forEach(serial -> revocations.keep(new Revocation(serial, now, Reason.CESSATION_OF_OPERATION)));
    }

    private static X500Name subject(Event event) {
        String name = event.signer().value();
        int longest = name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length())));
        return Names.encode(DistinguishedName.of(
                "2.5.4.6", "CN",
                "2.5.4.3", name.substring(0, longest),
                "2.5.4.5", event.application().value()));
    }

    private static SubjectPublicKeyInfo p256(Bytes publicKey) {
        return Encoding.der(publicKey, LONGEST_KEY, SubjectPublicKeyInfo::getInstance)
                .filter(EventAuthority::isP256)
                .orElseThrow(() -> new IllegalArgumentException("an event certificate is for a key on P-256"));
    }

    private static boolean isP256(SubjectPublicKeyInfo key) {
        try {
            return PublicKeys.read(key) instanceof EllipticCurve curve
                    && curve.curve().equals(X9ObjectIdentifiers.prime256v1.getId());
        } catch (IOException | RuntimeException noPointOfTheCurve) {
            return false;
        }
    }
}
