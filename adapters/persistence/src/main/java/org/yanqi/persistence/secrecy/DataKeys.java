package org.yanqi.persistence.secrecy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The keys for personal data. The first one seals, and makes the keyed hashes by which a person's data are found; every one
 * opens what it has sealed, so that keys can be changed while the platform runs. A sealed value opens only for the identity
 * for which it was sealed: nobody can move it to another row.
 */
public final class DataKeys {
    private final List<DataKey> keys;

    private DataKeys(List<DataKey> keys) {
        if (keys.isEmpty() || keys.stream().map(DataKey::id).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("there is at least one data key, and each only once");
        }
        this.keys = keys;
    }

    /** @param secrets 32 random octets each; the first one is the current key */
    public static DataKeys of(byte[]... secrets) {
        return new DataKeys(List.of(secrets).stream().map(DataKey::new).toList());
    }

    /**
     * Reads the file that {@code YANQI_DATA_KEY_FILE} names, see {@link DataKeyFile}.
     *
     * @throws IllegalArgumentException if it holds anything else than keys; the message does not tell what it holds
     */
    public static DataKeys read(Path file) throws IOException {
        return new DataKeys(DataKeyFile.read(file));
    }

    /** Eight hexadecimal digits each, the current key's first. */
    public List<String> ids() {
        return keys.stream().map(DataKey::id).toList();
    }

    /** @param identity of the row and column, such as {@code renewal/YQ20250711-000123} */
    public byte[] seal(byte[] content, String identity) {
        return current().seal(content, identity);
    }

    /** @throws IllegalStateException if the value was changed, moved or sealed with a key that is not here */
    public byte[] open(byte[] sealed, String identity) {
        return keys.stream()
                .filter(key -> key.hasSealed(sealed))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(identity + " was not sealed with a key that is here"))
                .open(sealed, identity);
    }

    public byte[] sealText(String content, String identity) {
        return seal(content.getBytes(StandardCharsets.UTF_8), identity);
    }

    public String openText(byte[] sealed, String identity) {
        return new String(open(sealed, identity), StandardCharsets.UTF_8);
    }

    /** How a value begins that the current key has sealed, and no other. */
    public byte[] currentHeader() {
        return current().header();
    }

    /** The keyed hash of a value, equal for equal values, telling nothing without the key: 64 hexadecimal digits. */
    public String index(String value) {
        return current().index(value);
    }

    /** The same under every key, the current one's first: what an older key has indexed is found as well. */
    public List<String> indices(String value) {
        return keys.stream().map(key -> key.index(value)).toList();
    }

    private DataKey current() {
        return keys.getFirst();
    }
}
