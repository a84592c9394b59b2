package org.yanqi.staff;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import org.yanqi.application.port.StaffSecrets;
import org.yanqi.domain.Bytes;

/** Passwords by Argon2id (RFC 9106), one-time passwords by TOTP (RFC 6238): both checked here, nobody else is asked. */
public final class LocalStaffSecrets implements StaffSecrets {
    private static final int SALT_OCTETS = 16;

    private final SecureRandom random = new SecureRandom();

    /** @throws IllegalArgumentException if the password is empty or longer than {@value Password#MOST_CHARACTERS} characters */
    @Override
    public String hash(String password) {
        if (!Password.bounded(password)) {
            throw new IllegalArgumentException("a password has 1 to " + Password.MOST_CHARACTERS + " characters");
        }
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return PhcHash.of(Password.octets(password), salt).toString();
    }

    /** False as well for a hash that is not Argon2id, or whose cost is beyond what this server would ever pay. */
    @Override
    public boolean matches(String password, String hash) {
        return Password.bounded(password)
                && PhcHash.parse(hash)
                        .map(known -> known.matches(Password.octets(password)))
                        .orElse(false);
    }

    @Override
    public OptionalLong timeStep(Bytes secret, String code, Instant now) {
        return new Totp(secret).timeStep(code, now);
    }
}
