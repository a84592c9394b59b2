package org.yanqi.domain.renewal;

import java.time.Instant;

/** The certificate expired so long ago that a reviewer has to agree to its renewal. */
public record LateRenewal(Instant expired, Instant selfServiceEnded) {}
