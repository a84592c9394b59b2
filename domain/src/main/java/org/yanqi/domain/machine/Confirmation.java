package org.yanqi.domain.machine;

import java.time.Instant;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.RevocationStatus;

/**
 * Whether the certificate that was sent is taken (RFC 9810 §5.3.18).
 *
 * @param certificate the one of which that is said
 * @param revocation what our register says of the old certificate
 */
public record Confirmation(
        Exchange exchange, Sha256 certificate, boolean accepted, RevocationStatus revocation, Instant at) {}
