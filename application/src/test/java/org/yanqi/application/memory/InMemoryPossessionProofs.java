package org.yanqi.application.memory;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.PossessionProofs;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.ProofOfPossession;

/** Verifies what {@link ToyPki} signs. */
public final class InMemoryPossessionProofs implements PossessionProofs {
    @Override
    public Optional<ProofOfPossession> verify(Bytes signed, String statement, Certificate by, Instant now) {
        return signed.equals(ToyEncoding.signed(statement, by))
                ? Optional.of(new ProofOfPossession(by.fingerprint(), now, signed))
                : Optional.empty();
    }

    @Override
    public Optional<String> signedText(Bytes signed, Certificate by) {
        return ToyEncoding.statement(signed, by);
    }
}
