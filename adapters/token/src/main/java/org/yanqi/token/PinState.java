package org.yanqi.token;

/** The token's own word on its PIN (PKCS #11 v2.40 §3.2, {@code CKF_USER_PIN_*}). */
public enum PinState {
    OK,
    COUNT_LOW,
    /** The first PIN, or one that has expired; whether the token works with it shows when it is used. */
    TO_BE_CHANGED,
    FINAL_TRY,
    LOCKED
}
