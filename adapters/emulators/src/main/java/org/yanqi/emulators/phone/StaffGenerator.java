package org.yanqi.emulators.phone;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one-time password generator of a member of the sandbox's staff (RFC 6238: SHA-1, six digits, steps of 30 seconds).
 *
 * @param account the name to sign in with
 */
public record StaffGenerator(String account, SecretKey secret) {

    private static final TimeBasedOneTimePasswordGenerator TOTP = new TimeBasedOneTimePasswordGenerator();

    /** @param secret 20 octets (RFC 4226 §4) */
    public StaffGenerator(String account, byte[] secret) {
        this(account, new SecretKeySpec(secret, TOTP.getAlgorithm()));
    }

    String code(Instant now) {
        try {
            return TOTP.generateOneTimePasswordString(secret, now, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any octets are a key of HMAC", e);
        }
    }

    /** How long the code of {@code now} is still shown. */
    static Duration left(Instant now) {
        long step = TOTP.getTimeStep().toSeconds();
        return Duration.ofSeconds(step - Math.floorMod(now.getEpochSecond(), step));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "StaffGenerator[" + account + "]";
    }
}
