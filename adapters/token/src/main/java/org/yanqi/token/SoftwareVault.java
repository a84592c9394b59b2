package org.yanqi.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import javax.crypto.AEADBadTagException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * What guards a software token: a random master key, AES-256-GCM under a key that scrypt (RFC 7914) makes of the PIN.
 *
 * @param cost scrypt's N (RFC 7914 §2), a power of two
 */
record SoftwareVault(String serial, String label, int capacity, int cost, String salt, String wrappedMaster) {
    static final String FILE = "token.properties";
    static final int USUAL_COST = 1 << 14;
    private static final int HIGHEST_COST = 1 << 20;
    private static final int NONCE_LENGTH = 12;

    static void create(Path home, String serial, String label, char[] pin, int capacity, int cost) throws IOException {
        byte[] salt = random(16);
        byte[] master = random(32);
        byte[] key = derive(pin, salt, cost);
        var wrapped = HexFormat.of().formatHex(seal(key, serial, master));
        Arrays.fill(master, (byte) 0);
        Arrays.fill(key, (byte) 0);
        var content = new StringBuilder();
        content.append("serial=").append(serial).append('\n');
        content.append("label=")
                .append(label.replace("\\", "").replace("\n", " "))
                .append('\n');
        content.append("capacity=").append(capacity).append('\n');
        content.append("cost=").append(cost).append('\n');
        content.append("salt=").append(HexFormat.of().formatHex(salt)).append('\n');
        content.append("master=").append(wrapped).append('\n');
        new PinCounter(home, FileWatch.none()).reset();
        DurableFile.write(home.resolve(FILE), content.toString().getBytes(UTF_8));
    }

    static SoftwareVault read(Path home) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(home.resolve(FILE), UTF_8)));
        return new SoftwareVault(
                properties.getProperty("serial", ""),
                properties.getProperty("label", ""),
                Integer.parseInt(properties.getProperty("capacity", "0")),
                cost(properties),
                properties.getProperty("salt", ""),
                properties.getProperty("master", ""));
    }

    /** A file that asks for more than a computer has is none of ours. */
    private static int cost(Properties properties) throws IOException {
        int cost = Integer.parseInt(properties.getProperty("cost", Integer.toString(USUAL_COST)));
        if (cost < 2 || cost > HIGHEST_COST || Integer.bitCount(cost) != 1) {
            throw new IOException("the cost of " + FILE);
        }
        return cost;
    }

    /** The master key, or nothing when the PIN is wrong. */
    Optional<byte[]> unlock(char[] pin) {
        byte[] key = derive(pin, HexFormat.of().parseHex(salt), cost);
        try {
            return Optional.of(unseal(key, HexFormat.of().parseHex(wrappedMaster)));
        } catch (AEADBadTagException wrongPin) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    byte[] seal(byte[] key, byte[] plain) {
        return seal(key, serial, plain);
    }

    byte[] unseal(byte[] key, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < NONCE_LENGTH) {
            throw new BadPaddingException("a file that was cut off");
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, sealed, 0, NONCE_LENGTH));
        cipher.updateAAD(serial.getBytes(UTF_8));
        return cipher.doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
    }

    private static byte[] seal(byte[] key, String serial, byte[] plain) {
        try {
            byte[] nonce = random(NONCE_LENGTH);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(serial.getBytes(UTF_8));
            byte[] encrypted = cipher.doFinal(plain);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_LENGTH + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, NONCE_LENGTH, encrypted.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static byte[] derive(char[] pin, byte[] salt, int cost) {
        var encoded = UTF_8.encode(CharBuffer.wrap(pin));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        try {
            return SCrypt.generate(bytes, salt, cost, 8, 1, 32);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
