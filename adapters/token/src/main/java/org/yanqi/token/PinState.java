package org.yanqi.token;

/** The token's own word on its PIN counter (PKCS #11 v2.40 §3.2, {@code CKF_USER_PIN_*}). */
public enum PinState {
    OK,
    COUNT_LOW,
    FINAL_TRY,
    LOCKED
}
