package org.yanqi.pki;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.EncryptionCertificates;
import org.yanqi.application.port.SigningCertificates;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyUse;

/** Reads certificates of the CAs that are served here, and requests for them. */
public final class X509CertificateReader implements CertificateReader, EncryptionCertificates, SigningCertificates {
    private static final int MOST_CERTIFICATES = 32;

    /** A CA makes both certificates of a pair within a day of each other, and lets them end so. */
    private static final Duration PAIR_TOLERANCE = Duration.ofDays(1);

    private final List<X509CertificateHolder> authorities;

    /** @param authorities DER of the certificates of the issuing CAs that are served */
    public X509CertificateReader(Collection<Bytes> authorities) {
        this.authorities = authorities.stream().map(Certificates::known).toList();
    }

    /** By which names the CAs that are served sign. */
    public List<DistinguishedName> issuers() {
        return authorities.stream()
                .map(authority -> Names.read(authority.getSubject()))
                .toList();
    }

    @Override
    public Reading pair(Bytes signing, List<Bytes> others) {
        if (others.size() > MOST_CERTIFICATES) {
            return new Reading.Malformed();
        }
        return Certificates.parse(signing)
                .map(certificate -> pair(certificate, others))
                .orElseGet(Reading.Malformed::new);
    }

    private Reading pair(X509CertificateHolder chosen, List<Bytes> others) {
        var issuer = issuerOf(chosen);
        if (issuer.isEmpty()) {
            return new Reading.OtherIssuer(Names.read(chosen.getIssuer()));
        }
        if (Certificates.use(chosen).filter(use -> use == KeyUse.SIGNING).isEmpty()) {
            return new Reading.NoPair();
        }
        return Certificates.read(chosen, KeyUse.SIGNING)
                .map(signing -> encryptionFor(signing, issuer.get(), others)
                        .<Reading>map(encryption -> new Reading.Pair(new CertificatePair(signing, encryption)))
                        .orElseGet(Reading.NoPair::new))
                .orElseGet(Reading.Malformed::new);
    }

    private Optional<X509CertificateHolder> issuerOf(X509CertificateHolder certificate) {
        return authorities.stream()
                .filter(authority -> authority.getSubject().equals(certificate.getIssuer()))
                .filter(authority -> Certificates.isSignedBy(certificate, authority))
                .findFirst();
    }

    /** The newest of the same holder that was made together with the signing certificate. */
    private static Optional<Certificate> encryptionFor(
            Certificate signing, X509CertificateHolder issuer, List<Bytes> others) {
        return others.stream()
                .flatMap(other -> Certificates.parse(other).stream())
                .filter(other -> Certificates.use(other).equals(Optional.of(KeyUse.ENCRYPTION)))
                .filter(other -> other.getIssuer().equals(issuer.getSubject()))
                .filter(other -> Certificates.isSignedBy(other, issuer))
                .flatMap(other -> Certificates.read(other, KeyUse.ENCRYPTION).stream())
                .filter(encryption -> belongTogether(signing, encryption))
                .max(Comparator.comparing(encryption -> encryption.validity().notBefore()));
    }

    @Override
    public List<Certificate> of(DistinguishedName holder, List<Bytes> others) {
        if (others.size() > MOST_CERTIFICATES) {
            return List.of();
        }
        return others.stream()
                .flatMap(other -> Certificates.parse(other).stream())
                .filter(other -> Certificates.use(other).equals(Optional.of(KeyUse.ENCRYPTION)))
                .filter(other -> issuerOf(other).isPresent())
                .flatMap(other -> Certificates.read(other, KeyUse.ENCRYPTION).stream())
                .filter(encryption -> encryption.subject().matches(holder))
                .distinct()
                .sorted(Comparator.comparing((Certificate encryption) ->
                                encryption.validity().notBefore())
                        .reversed())
                .toList();
    }

    @Override
    public SigningCertificates.Verdict read(Bytes der) {
        return Certificates.parse(der).map(this::read).orElseGet(SigningCertificates.Verdict.Malformed::new);
    }

    private SigningCertificates.Verdict read(X509CertificateHolder certificate) {
        if (issuerOf(certificate).isEmpty()) {
            return new SigningCertificates.Verdict.OtherIssuer(Names.read(certificate.getIssuer()));
        }
        if (!Certificates.use(certificate).equals(Optional.of(KeyUse.SIGNING))) {
            return new SigningCertificates.Verdict.NotForSigning();
        }
        return Certificates.read(certificate, KeyUse.SIGNING)
                .<SigningCertificates.Verdict>map(SigningCertificates.Verdict.Signing::new)
                .orElseGet(SigningCertificates.Verdict.Malformed::new);
    }

    @Override
    public boolean isOfTheCa(Bytes der) {
        return Certificates.parse(der)
                .filter(certificate -> issuerOf(certificate).isPresent())
                .filter(Purpose.MESSAGES::isShownBy)
                .isPresent();
    }

    private static boolean belongTogether(Certificate signing, Certificate encryption) {
        return signing.subject().matches(encryption.subject())
                && near(signing.validity().notBefore(), encryption.validity().notBefore())
                && near(signing.validity().notAfter(), encryption.validity().notAfter());
    }

    private static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(PAIR_TOLERANCE) <= 0;
    }

    @Override
    public Optional<CertificationRequest> request(Bytes der) {
        return Requests.parse(der)
                .map(request -> new CertificationRequest(
                        Names.read(request.getSubject()), key(request), der, WantedExtensions.areMore(request)));
    }

    private static org.yanqi.domain.certificate.PublicKey key(PKCS10CertificationRequest request) {
        try {
            return PublicKeys.read(request.getSubjectPublicKeyInfo());
        } catch (IOException e) {
            throw new IllegalStateException("a request that was parsed has a key", e);
        }
    }

    @Override
    public Bytes subject(Certificate certificate) {
        return Bytes.of(Names.der(Certificates.known(certificate.der()).getSubject()));
    }
}
