package org.yanqi.persistence.secrecy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key for personal data: seals with AES-256-GCM (NIST SP 800-38D) and makes keyed hashes. A sealed value is format (1
 * octet), key id (4), nonce (12), ciphertext and tag (16); the id follows from the key, so no two keys are mistaken for
 * each other.
 */
final class DataKey {
    static final int HEADER = 5;

    private static final byte FORMAT = 1;
    private static final int ID = HEADER - 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final byte[] header;
    private final SecretKeySpec sealing;
    private final SecretKeySpec indexing;
    private final SecureRandom random = new SecureRandom();

    /** @param secret 32 random octets */
    DataKey(byte[] secret) {
        if (secret.length != KEY) {
            throw new IllegalArgumentException("a data key has 32 octets");
        }
        header = ByteBuffer.allocate(HEADER)
                .put(FORMAT)
                .put(derive(secret, "id"), 0, ID)
                .array();
        sealing = new SecretKeySpec(derive(secret, "sealing"), "AES");
        indexing = new SecretKeySpec(derive(secret, "indexing"), "HmacSHA256");
    }

    /** Eight hexadecimal digits. */
    String id() {
        return HexFormat.of().formatHex(header, 1, HEADER);
    }

    /** How everything begins that this key has sealed. */
    byte[] header() {
        return header.clone();
    }

    boolean hasSealed(byte[] sealed) {
        return sealed.length >= HEADER + NONCE + TAG_BITS / 8 && Arrays.equals(sealed, 0, HEADER, header, 0, HEADER);
    }

    byte[] seal(byte[] content, String identity) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, content, identity);
        return ByteBuffer.allocate(HEADER + NONCE + sealed.length)
                .put(header)
                .put(nonce)
                .put(sealed)
                .array();
    }

    byte[] open(byte[] sealed, String identity) {
        byte[] nonce = Arrays.copyOfRange(sealed, HEADER, HEADER + NONCE);
        byte[] content = Arrays.copyOfRange(sealed, HEADER + NONCE, sealed.length);
        return crypt(Cipher.DECRYPT_MODE, nonce, content, identity);
    }

    /** HMAC-SHA-256 (RFC 2104) in hexadecimal. */
    String index(String value) {
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
