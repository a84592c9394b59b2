package org.yanqi.domain.machine;

import java.time.Instant;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.RevocationStatus;

/**
 * A machine says whether it takes the certificate that it was sent (RFC 9810 §5.3.18).
 *
 * @param by the certificate by whose key it says so
 * @param certificate the one of which it says so
 * @param revocation what our register says of the old certificate
 */
public record Confirmation(
        Exchange exchange, Sha256 by, Sha256 certificate, boolean accepted, RevocationStatus revocation, Instant at) {}
