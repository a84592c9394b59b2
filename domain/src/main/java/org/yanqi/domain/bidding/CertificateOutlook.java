package org.yanqi.domain.bidding;

import java.time.Instant;

/** What a bid can expect of the certificate for which it is sealed. */
public sealed interface CertificateOutlook {
    /** Neither renewed nor withdrawn; {@code until} may lie in the past. */
    record Valid(Instant until) implements CertificateOutlook {}

    /** Renewed; {@code oldKeyProved} says that the token has shown that it still decrypts with the old key. */
    record Renewed(boolean oldKeyProved) implements CertificateOutlook {}

    record RevokedOrSuspended() implements CertificateOutlook {}
}
