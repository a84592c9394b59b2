package org.yanqi.token;

/** A token's refusal or failure; carries no PIN, key or message, so that it may be logged. */
public final class UKeyException extends Exception {
    private final UKeyFailure failure;

    public UKeyException(UKeyFailure failure) {
        super(failure.name());
        this.failure = failure;
    }

    public UKeyException(UKeyFailure failure, Throwable cause) {
        super(failure.name(), cause);
        this.failure = failure;
    }

    public UKeyFailure failure() {
        return failure;
    }
}
