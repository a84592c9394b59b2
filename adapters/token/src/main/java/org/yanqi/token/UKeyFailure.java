package org.yanqi.token;

/** Why a token did not do what it was asked. */
public enum UKeyFailure {
    ABSENT,
    REMOVED,
    PIN_WRONG,
    PIN_LOCKED,
    FULL,
    MECHANISM_UNSUPPORTED,
    KEY_MISSING,
    /** The token refused the data: a ciphertext or a wrapped key that is not for this key. */
    DATA_REFUSED,
    /** Another program on this computer has logged the token out, or in. */
    LOGGED_OUT,
    DRIVER_FAILURE
}
