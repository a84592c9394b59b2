package org.yanqi.token;

import java.util.List;

/** One token 电子钥匙, as far as it shows itself without a PIN. */
public interface UKey {

    String serial();

    String label();

    UKeyKind kind();

    /** What the token says now about the tries that are left. */
    PinState pinState() throws UKeyException;

    /** Whether the PIN is typed on the token itself ({@code CKF_PROTECTED_AUTHENTICATION_PATH}). */
    boolean hasPinPad() throws UKeyException;

    /** The certificates, which every token shows without a PIN. */
    List<StoredObject> certificates() throws UKeyException;

    /** Whether a second generation of both key pairs and certificates finds room beside the first. */
    boolean hasRoomForRenewal() throws UKeyException;

    /**
     * Logs in once; a refused PIN is never tried again by the adapter.
     *
     * @param pin stays the caller's, who wipes it
     */
    UKeySession open(char[] pin) throws UKeyException;
}
