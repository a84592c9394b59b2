package org.yanqi.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A {@code CKA_ID}: what binds a private key, its public key and its certificate, in lower-case hexadecimal. */
public record KeyId(String hex) {

    public KeyId {
        HexFormat.of().parseHex(hex);
    }

    public static KeyId of(byte[] id) {
        return new KeyId(HexFormat.of().formatHex(id));
    }

    /** The id of an application's new key: a crashed run finds by it what it had already made. */
    public static KeyId forApplication(String applicationId, KeyUse use) {
        return derived(applicationId, use.name());
    }

    /** Where an incomplete pair of this application is put out of the way. */
    public static KeyId quarantine(String applicationId) {
        return derived(applicationId, "QUARANTINE");
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    private static KeyId derived(String applicationId, String purpose) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(("yanqi-key-id-v1\n" + purpose + '\n' + applicationId).getBytes(UTF_8));
            return of(Arrays.copyOf(digest.digest(), 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
