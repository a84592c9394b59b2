package org.yanqi.token;

/** Why a token did not do what it was asked. */
public enum UKeyFailure {
    ABSENT,
    REMOVED,
    PIN_WRONG,
    PIN_LOCKED,
    /** The right PIN does not log in any more: it has to be changed first. */
    PIN_EXPIRED,
    /** The PIN logs in, and the token does nothing else with it before it is changed. */
    PIN_TO_BE_CHANGED,
    /** Somebody pressed cancel on the token's own keypad. */
    PAD_CANCELLED,
    FULL,
    MECHANISM_UNSUPPORTED,
    KEY_MISSING,
    /** The token refused the data: a ciphertext or a wrapped key that is not for this key. */
    DATA_REFUSED,
    /** Another program on this computer has logged the token out, or in. */
    LOGGED_OUT,
    DRIVER_FAILURE
}
