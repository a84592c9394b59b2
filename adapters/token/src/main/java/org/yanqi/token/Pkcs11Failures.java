package org.yanqi.token;

import static org.xipki.pkcs11.wrapper.PKCS11Constants.*;

import org.xipki.pkcs11.wrapper.PKCS11Exception;

/** What a CKR code means to the person in front of the token. */
final class Pkcs11Failures {
    private Pkcs11Failures() {}

    static UKeyException of(PKCS11Exception e) {
        return new UKeyException(failure(e.getErrorCode()), e);
    }

    private static UKeyFailure failure(long code) {
        if (code == CKR_PIN_INCORRECT || code == CKR_PIN_INVALID || code == CKR_PIN_LEN_RANGE) {
            return UKeyFailure.PIN_WRONG;
        }
        if (code == CKR_PIN_LOCKED) {
            return UKeyFailure.PIN_LOCKED;
        }
        if (code == CKR_PIN_EXPIRED) {
            return UKeyFailure.PIN_TO_BE_CHANGED;
        }
        if (code == CKR_DEVICE_REMOVED || code == CKR_SESSION_HANDLE_INVALID || code == CKR_SESSION_CLOSED) {
            return UKeyFailure.REMOVED;
        }
        if (code == CKR_TOKEN_NOT_PRESENT) {
            return UKeyFailure.ABSENT;
        }
        if (code == CKR_USER_NOT_LOGGED_IN || code == CKR_USER_ANOTHER_ALREADY_LOGGED_IN) {
            return UKeyFailure.LOGGED_OUT;
        }
        if (code == CKR_DEVICE_MEMORY || code == CKR_TOKEN_RESOURCE_EXCEEDED) {
            return UKeyFailure.FULL;
        }
        if (code == CKR_MECHANISM_INVALID || code == CKR_MECHANISM_PARAM_INVALID) {
            return UKeyFailure.MECHANISM_UNSUPPORTED;
        }
        if (code == CKR_OBJECT_HANDLE_INVALID || code == CKR_KEY_HANDLE_INVALID) {
            return UKeyFailure.KEY_MISSING;
        }
        if (code == CKR_ENCRYPTED_DATA_INVALID
                || code == CKR_ENCRYPTED_DATA_LEN_RANGE
                || code == CKR_WRAPPED_KEY_INVALID
                || code == CKR_WRAPPED_KEY_LEN_RANGE) {
            return UKeyFailure.DATA_REFUSED;
        }
        return UKeyFailure.DRIVER_FAILURE;
    }
}
