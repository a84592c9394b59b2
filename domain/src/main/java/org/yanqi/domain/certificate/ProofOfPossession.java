package org.yanqi.domain.certificate;

import java.time.Instant;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** A verified signature by the private key of the certificate with this fingerprint (私钥持有证明), kept as evidence. */
public record ProofOfPossession(Sha256 certificate, Instant at, Bytes evidence) {}
