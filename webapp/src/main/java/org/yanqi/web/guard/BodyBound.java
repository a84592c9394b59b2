package org.yanqi.web.guard;

/** How much of a body each address takes. */
enum BodyBound {
    /** A little more than a picture may have, which has a message of its own. */
    PICTURE((10 << 20) + (1 << 10), true, false),
    /** Certificates, requests and proofs. */
    TOKEN_STEP(1 << 20, false, false),
    NOTIFICATION(64 << 10, true, false),
    /** Questions about certificates; who asks in pieces is read for as long as a question may be. */
    CERTIFICATE_STATUS(4 << 10, true, false),
    /** Messages of machines that renew their certificates. */
    MACHINE(32 << 10, true, false),
    SCRIPT(64 << 10, false, false),
    FORM(256 << 10, false, true);

    private final int octets;
    private final boolean readsInPieces;
    private final boolean hasParameters;

    BodyBound(int octets, boolean readsInPieces, boolean hasParameters) {
        this.octets = octets;
        this.readsInPieces = readsInPieces;
        this.hasParameters = hasParameters;
    }

    static BodyBound of(String path) {
        if (path.matches("/api/pictures/[^/]*")) {
            return PICTURE;
        }
        if (path.startsWith("/api/token-steps/")) {
            return TOKEN_STEP;
        }
        if (path.startsWith("/api/notifications/")) {
            return NOTIFICATION;
        }
        if (path.startsWith("/pki/")) {
            return CERTIFICATE_STATUS;
        }
        if (path.equals("/.well-known/cmp")) {
            return MACHINE;
        }
        return path.startsWith("/api/") ? SCRIPT : FORM;
    }

    int octets() {
        return octets;
    }

    /** Whether a body of unknown length is taken, as its reader stops by itself. */
    boolean readsInPieces() {
        return readsInPieces;
    }

    /** Whether what comes with the request is a form or a query, and not a text of its own. */
    boolean hasParameters() {
        return hasParameters;
    }
}
