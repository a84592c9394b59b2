package org.yanqi.cmp.endpoint;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.crmf.CertId;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.application.port.SigningCertificates;
import org.yanqi.application.port.SigningCertificates.Verdict;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;

/** Which certificates are believed, and for what. */
record Trust(SigningCertificates certificates, Registrars registrars) {
    /** A registration authority is nothing else, also if its certificate is one of ours: neither now nor once it has expired. */
    Signer signer(X509CertificateHolder theirs, Instant now) throws NotAccepted {
        Bytes der = der(theirs);
        if (!registrars.include(der)) {
            return new Signer.Machine(ours(der)
                    .orElseThrow(() -> new NotAccepted(
                            PKIFailureInfo.signerNotTrusted, "the signer has no signing certificate of ours")));
        }
        if (!theirs.isValidOn(Date.from(now))) {
            throw new NotAccepted(
                    PKIFailureInfo.signerNotTrusted, "the registration authority's certificate is not in force");
        }
        return new Signer.Registrar(der.sha256());
    }

    /** A certificate that a registration authority names, which has to lie beside the request: we keep hashes of some only. */
    Certificate holders(CertId named, List<X509CertificateHolder> brought) throws NotAccepted {
        for (X509CertificateHolder each : brought) {
            Optional<Certificate> ours = isMeant(named, each) ? ours(der(each)) : Optional.empty();
            if (ours.isPresent() && !registrars.include(ours.get().der())) {
                return ours.get();
            }
        }
        throw new NotAccepted(
                PKIFailureInfo.badCertId,
                "the certificate to be renewed is a signing certificate of ours, in extraCerts");
    }

    static boolean isMeant(CertId named, X509CertificateHolder certificate) {
        return named.getIssuer().equals(new GeneralName(certificate.getIssuer()))
                && named.getSerialNumber().getValue().equals(certificate.getSerialNumber());
    }

    private Optional<Certificate> ours(Bytes der) {
        return certificates.read(der) instanceof Verdict.Signing(Certificate certificate)
                ? Optional.of(certificate)
                : Optional.empty();
    }

    private static Bytes der(X509CertificateHolder certificate) throws NotAccepted {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (IOException unencodable) {
            throw new NotAccepted(PKIFailureInfo.badDataFormat, "a certificate that cannot be encoded");
        }
    }
}
