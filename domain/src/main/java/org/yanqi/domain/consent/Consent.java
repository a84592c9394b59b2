package org.yanqi.domain.consent;

import java.time.Instant;

/** Agreement given by the handler to exactly this text, at this moment (同意, 授权). */
public record Consent(AgreementVersion agreement, Instant at) {}
