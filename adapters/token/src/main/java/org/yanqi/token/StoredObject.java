package org.yanqi.token;

import java.util.Arrays;

/**
 * An object on the token.
 *
 * @param value the certificate's DER, the public key's SubjectPublicKeyInfo, or nothing for a private key and a
 *     public key of a kind that is unknown here
 * @param locator the adapter's own name for it, good for as long as the session
 */
public record StoredObject(Kind kind, KeyId id, byte[] value, String locator) {

    public enum Kind {
        PRIVATE_KEY,
        PUBLIC_KEY,
        CERTIFICATE
    }

    public StoredObject {
        value = value.clone();
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredObject that
                && kind == that.kind
                && id.equals(that.id)
                && locator.equals(that.locator)
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return locator.hashCode();
    }

    @Override
    public String toString() {
        return kind + " " + id.hex();
    }
}
