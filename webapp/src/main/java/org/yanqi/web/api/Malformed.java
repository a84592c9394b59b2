package org.yanqi.web.api;

/** What no script of ours sends. */
class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason for whoever has written the sender */
    Malformed(String reason) {
        super(reason);
        this.reason = reason;
    }

    Malformed(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
