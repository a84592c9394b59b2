package org.yanqi.persistence.secrecy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data for the columns in which it lies (AES-256-GCM, NIST SP 800-38D) and makes the keyed hashes by
 * which it is found. A sealed value is format (1 octet), key id (4), nonce (12), ciphertext and tag (16); it opens only
 * for the identity for which it was sealed, so that nobody can move it to another row.
 */
public final class DataKey {
    private static final byte FORMAT = 1;
    private static final int ID = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final byte[] id;
    private final SecretKeySpec sealing;
    private final SecretKeySpec indexing;
    private final SecureRandom random = new SecureRandom();

    private DataKey(byte[] secret) {
        if (secret.length != KEY) {
            throw new IllegalArgumentException("a data key has 32 octets");
        }
        id = Arrays.copyOf(derive(secret, "id"), ID);
        sealing = new SecretKeySpec(derive(secret, "sealing"), "AES");
        indexing = new SecretKeySpec(derive(secret, "indexing"), "HmacSHA256");
    }

    /** @param secret 32 random octets */
    public static DataKey of(byte[] secret) {
        return new DataKey(secret);
    }

    /**
     * Reads the file that {@code YANQI_DATA_KEY_FILE} names: 32 random octets in Base64, on one line.
     *
     * @throws IllegalArgumentException if it holds anything else
     */
    public static DataKey read(Path file) throws IOException {
        return of(Base64.getDecoder()
                .decode(Files.readString(file, StandardCharsets.US_ASCII).strip()));
    }

    /** @param identity of the row and column, such as {@code renewal/YQ20250711-000123} */
    public byte[] seal(byte[] content, String identity) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, content, identity);
        return ByteBuffer.allocate(1 + ID + NONCE + sealed.length)
                .put(FORMAT)
                .put(id)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException if the value was changed, moved or sealed with another key */
    public byte[] open(byte[] sealed, String identity) {
        if (sealed.length < 1 + ID + NONCE + TAG_BITS / 8
                || sealed[0] != FORMAT
                || !Arrays.equals(sealed, 1, 1 + ID, id, 0, ID)) {
            throw new IllegalStateException(identity + " was not sealed with this key");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1 + ID, 1 + ID + NONCE);
        byte[] content = Arrays.copyOfRange(sealed, 1 + ID + NONCE, sealed.length);
        return crypt(Cipher.DECRYPT_MODE, nonce, content, identity);
    }

    public byte[] sealText(String content, String identity) {
        return seal(content.getBytes(StandardCharsets.UTF_8), identity);
    }

    public String openText(byte[] sealed, String identity) {
        return new String(open(sealed, identity), StandardCharsets.UTF_8);
    }

    /** The keyed hash (HMAC-SHA-256, RFC 2104) of a value, equal for equal values, telling nothing without the key. */
    public String index(String value) {
        return HexFormat.of().formatHex(hmac(indexing, value));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] content, String identity) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(identity.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(identity + " does not open", e);
        }
    }

    private static byte[] derive(byte[] secret, String purpose) {
        return hmac(new SecretKeySpec(secret, "HmacSHA256"), "yanqi data key 1: " + purpose);
    }

    private static byte[] hmac(SecretKeySpec key, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
