package org.yanqi.application.port;

import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.DistinguishedName;

/** Reads what comes from tokens: bounded, strict, and with every signature verified. */
public interface CertificateReader {
    /** What a set of certificates turns out to be. */
    sealed interface Reading {
        /** A pair whose certificates were issued by a CA that is served here. */
        record Pair(CertificatePair pair) implements Reading {}

        /** Well-formed, but issued by somebody else, or not signed by whom it names. */
        record OtherIssuer(DistinguishedName issuer) implements Reading {}

        /** There is a signing certificate without its encryption certificate, or none at all. */
        record NoPair() implements Reading {}

        record Malformed() implements Reading {}
    }

    /**
     * Finds the pair to which the signing certificate belongs among a token's certificates.
     *
     * @param signing DER of the chosen signing certificate
     * @param others DER of all certificates on its token, at most 32
     */
    Reading pair(Bytes signing, List<Bytes> others);

    /** A PKCS#10 request (RFC 2986) whose own signature verifies, or nothing. */
    Optional<CertificationRequest> request(Bytes der);

    /** The subject of a certificate exactly as encoded (DER of Name, RFC 5280 §4.1.2.6). */
    Bytes subject(Certificate certificate);
}
