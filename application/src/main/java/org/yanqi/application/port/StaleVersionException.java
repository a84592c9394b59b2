package org.yanqi.application.port;

/** Somebody else changed the same thing in between: load it again and decide anew. */
public final class StaleVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StaleVersionException(String what) {
        super(what + " was changed by another transaction");
    }
}
