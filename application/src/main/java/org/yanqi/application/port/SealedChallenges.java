package org.yanqi.application.port;

import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;

/** Seals a secret for an encryption certificate just as a bid is sealed: who can tell its hash can open bids. */
public interface SealedChallenges {
    /** @param sealed CMS EnvelopedData (RFC 5652 §6); {@code answer} is the hash of the content */
    record Challenge(Bytes sealed, Sha256 answer) {}

    Challenge sealFor(Certificate encryption);
}
