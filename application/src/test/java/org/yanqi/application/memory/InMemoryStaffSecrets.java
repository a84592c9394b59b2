package org.yanqi.application.memory;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.yanqi.application.port.StaffSecrets;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** Hashes that are salted but not slow; one-time passwords as everywhere. */
public final class InMemoryStaffSecrets implements StaffSecrets {
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 1_000_000;

    private final AtomicInteger salts = new AtomicInteger();
    private final AtomicInteger matched = new AtomicInteger();

    @Override
    public String hash(String password) {
        return hash(password, "salt" + salts.incrementAndGet());
    }

    @Override
    public boolean matches(String password, String hash) {
        matched.incrementAndGet();
        String[] parts = hash.split("\\$", -1);
        return parts.length == 4 && hash(password, parts[2]).equals(hash);
    }

    /** How often a password was compared, which takes time elsewhere. */
    public int matched() {
        return matched.get();
    }

    private static String hash(String password, String salt) {
        return "$toy$" + salt + "$" + Sha256.of(salt + password);
    }

    @Override
    public OptionalLong timeStep(Bytes secret, String code, Instant now) {
        long step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(each -> code(secret, each).equals(code))
                .findFirst();
    }

    /** The six digits for a time step (RFC 4226 §5.3). */
    public static String code(Bytes secret, long timeStep) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.toArray(), "RAW"));
            ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(
                    ByteBuffer.allocate(Long.BYTES).putLong(timeStep).array()));
            int truncated = hash.getInt(hash.get(hash.limit() - 1) & 0xF) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", truncated % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-1", e);
        }
    }
}
