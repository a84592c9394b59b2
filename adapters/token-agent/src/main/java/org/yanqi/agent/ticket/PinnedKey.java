package org.yanqi.agent.ticket;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the RA's public keys with the time in which it counts: the JWK's {@code nbf} and {@code exp}. */
record PinnedKey(String id, ECKey key, Instant from, Instant until) {

    /** Anything but a public P-256 key is an {@link IllegalArgumentException}. */
    static PinnedKey of(JWK jwk) {
        if (!(jwk instanceof ECKey key) || key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
            throw new IllegalArgumentException("only public P-256 keys can be pinned");
        }
        try {
            return new PinnedKey(
                    key.computeThumbprint().toString(),
                    key,
                    instant(key.getNotBeforeTime()).orElse(Instant.MIN),
                    instant(key.getExpirationTime()).orElse(Instant.MAX));
        } catch (JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }

    boolean countsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    /** The same key, for no longer than either says. */
    PinnedKey noLongerThan(PinnedKey other) {
        return new PinnedKey(id, key, from, until.isBefore(other.until) ? until : other.until);
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
