package org.yanqi.application.port;

import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** A timestamping authority (RFC 3161). */
public interface Timestamps {
    /**
     * @return a TimeStampToken (RFC 3161 §2.4.2), DER, with the authority's certificate inside
     * @throws UnavailableException if the authority does not answer, or answers what does not verify
     */
    Bytes stamp(Sha256 imprint);
}
