package org.yanqi.web.api;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.yanqi.domain.Bytes;

/**
 * What a CA publishes of itself, each DER: its certificates, the CRLs in force at a moment, and its answers (OCSP).
 *
 * @param status the answer to a request of at most {@code longestRequest} octets
 */
public record PublishedAuthority(
        Bytes issuingCertificate,
        Bytes rootCertificate,
        Function<Instant, Dated> revocationList,
        Function<Instant, Dated> deltaList,
        BiFunction<Bytes, Instant, Dated> status,
        int longestRequest) {
    /** @param freshUntil until when it may be given out again; empty: it is for the one who asked alone */
    public record Dated(Bytes der, Instant made, Optional<Instant> freshUntil) {}
}
