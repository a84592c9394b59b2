package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.consent.Consent;

/**
 * One check under way: our id is stored before the provider is asked, the session once the provider has answered.
 *
 * @param attempt 1 for the first
 */
public record FaceCheck(Consent consent, String request, int attempt, Instant begunAt, Optional<Session> session) {
    /** Where the phone goes ({@code address}, an https address) and by what the provider knows the check. */
    public record Session(String reference, String address, Instant expiresAt) {
        public Session {
            if (reference.isBlank() || reference.length() > 256 || address.length() > 2048) {
                throw new IllegalArgumentException("not a face check session");
            }
        }
    }

    public FaceCheck {
        if (!request.matches("[0-9A-Za-z-]{8,64}")) {
            throw new IllegalArgumentException("a request id has 8 to 64 letters, digits and hyphens");
        }
    }

    FaceCheck with(Session begun) {
        return new FaceCheck(consent, request, attempt, begunAt, Optional.of(begun));
    }
}
