package org.yanqi.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.yanqi.domain.Bytes;

/** What a generator with this secret shows, and when (RFC 6238: SHA-1, six digits, steps of 30 seconds). */
final class Totp {
    static final int DIGITS = 6;
    static final long STEP_SECONDS = TimeBasedOneTimePasswordGenerator.DEFAULT_TIME_STEP.toSeconds();

    private static final int MOST_TYPED = 20;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CODE = Pattern.compile("[0-9]{" + DIGITS + "}");

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final SecretKeySpec key;

    Totp(Bytes secret) {
        this.key = new SecretKeySpec(secret.toArray(), generator.getAlgorithm());
    }

    /** The latest step that fits, so that remembering it uses up the earlier ones as well (RFC 6238 §5.2). */
    OptionalLong timeStep(String typed, Instant now) {
        if (typed.length() > MOST_TYPED) {
            return OptionalLong.empty();
        }
        String code = halfWidth(typed);
        if (!CODE.matcher(code).matches()) {
            return OptionalLong.empty();
        }
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        OptionalLong fitting = OptionalLong.empty();
        for (long step = current - 1; step <= current + 1; step++) {
            if (MessageDigest.isEqual(at(step).getBytes(US_ASCII), code.getBytes(US_ASCII))) {
                fitting = OptionalLong.of(step);
            }
        }
        return fitting;
    }

    String at(long step) {
        try {
            return generator.generateOneTimePasswordString(
                    key, Instant.ofEpochSecond(step * STEP_SECONDS), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any octets are a key of HMAC", e);
        }
    }

    private static String halfWidth(String typed) {
        return SPACES.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("");
    }
}
