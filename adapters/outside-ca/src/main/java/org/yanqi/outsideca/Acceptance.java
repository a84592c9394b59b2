package org.yanqi.outsideca;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.application.port.CertificateReader.Reading;
import org.yanqi.domain.Bytes;
import org.yanqi.pki.Certificates;
import org.yanqi.pki.X509CertificateReader;

/**
 * Looks at a certificate before its CA is told that it is wanted: once confirmed, it is in the world. What our reader would
 * refuse afterwards, in the certificate or in the pair, is a fault here already.
 */
public final class Acceptance {
    private final X509CertificateHolder issuer;
    private final X509CertificateReader reader;
    private final Optional<Bytes> signing;

    /** @param issuer DER of the issuing CA's certificate */
    public Acceptance(Bytes issuer) {
        this(Certificates.known(issuer), new X509CertificateReader(List.of(issuer)), Optional.empty());
    }

    private Acceptance(X509CertificateHolder issuer, X509CertificateReader reader, Optional<Bytes> signing) {
        this.issuer = issuer;
        this.reader = reader;
        this.signing = signing;
    }

    /** The same, for the encryption certificate that is to make a pair with this signing certificate. */
    Acceptance besides(Bytes signingCertificate) {
        return new Acceptance(issuer, reader, Optional.of(signingCertificate));
    }

    X509CertificateHolder issuer() {
        return issuer;
    }

    Optional<String> fault(Bytes der, WantedCertificate wanted) {
        return Certificates.parse(der)
                .map(certificate -> fault(certificate, wanted).or(() -> noPair(der)))
                .orElseGet(
                        () -> Optional.of("it is no certificate, or one with critical extensions of unknown meaning"));
    }

    private Optional<String> fault(X509CertificateHolder certificate, WantedCertificate wanted) {
        if (!certificate.getIssuer().equals(issuer.getSubject()) || !Certificates.isSignedBy(certificate, issuer)) {
            return Optional.of("it is not signed by the issuing CA, or not as we accept it");
        }
        if (!certificate.getSubjectPublicKeyInfo().equals(wanted.request().getSubjectPublicKeyInfo())) {
            return Optional.of("it is for another key");
        }
        if (!certificate.getSubject().equals(wanted.request().getSubject())) {
            return Optional.of("it names another subject");
        }
        if (!Certificates.use(certificate).equals(Optional.of(wanted.use()))) {
            return Optional.of("its key usage is not that of a certificate for " + wanted.use() + " alone");
        }
        if (Certificates.read(certificate, wanted.use()).isEmpty()) {
            return Optional.of("its number, names, times or key are none");
        }
        return certificate.getNotAfter().toInstant().isBefore(wanted.validity().notAfter())
                ? Optional.of("it ends before what was paid for")
                : Optional.empty();
    }

    private Optional<String> noPair(Bytes encryption) {
        return signing.filter(beside -> !(reader.pair(beside, List.of(encryption)) instanceof Reading.Pair))
                .map(beside -> "it makes no pair with the signing certificate");
    }
}
