package org.yanqi.application.port;

import java.time.Instant;
import java.util.OptionalLong;
import org.yanqi.domain.Bytes;

/** What staff know and hold: passwords, and the secrets of their one-time password generators (RFC 6238). */
public interface StaffSecrets {
    /** A slow salted hash in PHC string format. */
    String hash(String password);

    boolean matches(String password, String hash);

    /** The time step (30 seconds each since 1970) for which this is the code, not more than one step off; nothing if wrong. */
    OptionalLong timeStep(Bytes secret, String code, Instant now);
}
