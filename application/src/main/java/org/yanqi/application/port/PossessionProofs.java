package org.yanqi.application.port;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.ProofOfPossession;

/** Verifies what a token signed. */
public interface PossessionProofs {
    /**
     * @param signed CMS SignedData (RFC 5652 §5) with its content inside
     * @param statement the text that had to be signed, to the letter
     * @param by whose private key had to sign
     */
    Optional<ProofOfPossession> verify(Bytes signed, String statement, Certificate by, Instant now);

    /**
     * What was signed, for whoever looks at a proof again after years.
     *
     * @return the text, if the signature verifies
     */
    Optional<String> signedText(Bytes signed, Certificate by);
}
