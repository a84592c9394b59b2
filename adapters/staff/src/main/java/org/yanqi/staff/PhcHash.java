package org.yanqi.staff;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash (RFC 9106) as the PHC string format writes it: {@code $argon2id$v=19$m=KiB,t=passes,p=lanes$salt$hash}.
 *
 * @param salt 8 to 64 octets
 * @param hash 16 to 64 octets
 */
record PhcHash(Cost cost, byte[] salt, byte[] hash) {
    private static final Pattern FORMAT = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final int HASH_OCTETS = 32;

    /** The upper bounds keep a forged hash from costing the server its memory or its time. */
    record Cost(int kibibytes, int passes, int lanes) {
        /** OWASP Password Storage Cheat Sheet, first choice of low memory. */
        static final Cost NOW = new Cost(19 * 1024, 2, 1);

        boolean bounded() {
            return kibibytes >= 8 * lanes && kibibytes <= 64 * 1024 && passes >= 1 && passes <= 10 && lanes >= 1;
        }
    }

    static PhcHash of(byte[] password, byte[] salt) {
        return new PhcHash(Cost.NOW, salt, derive(password, Cost.NOW, salt, HASH_OCTETS));
    }

    static Optional<PhcHash> parse(String text) {
        Matcher parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Cost cost = new Cost(number(parts, 1), number(parts, 2), number(parts, 3));
        return cost.bounded() ? decoded(cost, parts.group(4), parts.group(5)) : Optional.empty();
    }

    private static Optional<PhcHash> decoded(Cost cost, String salt, String hash) {
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            return Optional.of(new PhcHash(cost, base64.decode(salt), base64.decode(hash)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** Takes as long for a wrong password as for the right one. */
    boolean matches(byte[] password) {
        return MessageDigest.isEqual(hash, derive(password, cost, salt, hash.length));
    }

    private static byte[] derive(byte[] password, Cost cost, byte[] salt, int octets) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[octets];
        argon2.generateBytes(password, hash);
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhcHash that
                && cost.equals(that.cost)
                && Arrays.equals(salt, that.salt)
                && MessageDigest.isEqual(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(salt);
    }

    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.kibibytes() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
