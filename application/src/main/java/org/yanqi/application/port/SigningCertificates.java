package org.yanqi.application.port;

import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.DistinguishedName;

/** Reads a certificate that comes alone: bounded, strict, and with its issuer's signature verified. */
public interface SigningCertificates {
    /** What a certificate turns out to be. */
    sealed interface Verdict {
        /** Issued by a CA that is served here, to sign. */
        record Signing(Certificate certificate) implements Verdict {}

        /** Well-formed, but issued by somebody else, or not signed by whom it names. */
        record OtherIssuer(DistinguishedName issuer) implements Verdict {}

        /** Issued by a CA that is served here, but not to sign. */
        record NotForSigning() implements Verdict {}

        record Malformed() implements Verdict {}
    }

    Verdict read(Bytes der);

    /** Whether it is one that a CA which is served has given itself to speak with machines: it names no holder. */
    boolean isOfTheCa(Bytes der);
}
