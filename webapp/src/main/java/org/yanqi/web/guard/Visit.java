package org.yanqi.web.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * What one browser carries with it: an id of its own, the application it may act on and by what right, and the
 * certificate whose UKey it has proved to hold.
 *
 * @param id 32 hexadecimal digits
 */
public record Visit(
        String id, Optional<ApplicationNumber> application, Access access, Optional<Proof> proof, Instant until) {
    /** Long enough for a renewal that waits for a reviewer or a holiday. */
    static final Duration LIFE = Duration.ofDays(30);

    /** By what right the browser acts on its application. */
    public enum Access {
        /** It has opened it. */
        OPENER,
        /** It has proved to hold its UKey. */
        TOKEN,
        /** It has answered a code to the handler's phone: what takes the UKey is closed until the UKey is there. */
        PHONE
    }

    /** The signing certificate whose UKey was in the computer; after {@code until} it has to be shown again. */
    public record Proof(Sha256 certificate, Instant until) {
        static final Duration LIFE = Duration.ofHours(2);
    }

    public Visit {
        if (!id.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("a visit's id is 32 hexadecimal digits");
        }
    }

    static Visit fresh(String id, Instant now) {
        return new Visit(id, Optional.empty(), Access.OPENER, Optional.empty(), now.plus(LIFE));
    }

    Visit to(ApplicationNumber number, Access by, Instant now) {
        return new Visit(id, Optional.of(number), by, proof, now.plus(LIFE));
    }

    Visit withoutApplication() {
        return new Visit(id, Optional.empty(), Access.OPENER, proof, until);
    }

    Visit proving(Sha256 certificate, Instant at) {
        return new Visit(id, application, access, Optional.of(new Proof(certificate, at.plus(Proof.LIFE))), until);
    }

    Optional<Sha256> proven(Instant now) {
        return proof.filter(shown -> now.isBefore(shown.until())).map(Proof::certificate);
    }
}
