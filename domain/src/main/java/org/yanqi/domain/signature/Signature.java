package org.yanqi.domain.signature;

import java.time.Instant;
import org.yanqi.domain.Sha256;

/** The handler's signing of the agreement: what was shown, what it became, and when. */
public record Signature(Sha256 shownDocument, Sha256 signedDocument, Instant at) {}
