package org.yanqi.web.api;

import java.time.Instant;
import java.util.function.Function;
import org.yanqi.domain.Bytes;

/** What a CA publishes of itself, each DER: its certificates, and the CRL in force at a moment. */
public record PublishedAuthority(
        Bytes issuingCertificate, Bytes rootCertificate, Function<Instant, Bytes> revocationList) {}
