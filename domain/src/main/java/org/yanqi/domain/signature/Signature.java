package org.yanqi.domain.signature;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;

/** The handler's signing of the agreement: what was shown, what it became, by which event certificate (事件型证书), and when. */
public record Signature(
        Sha256 shownDocument, Sha256 signedDocument, Optional<SerialNumber> eventCertificate, Instant at) {}
