package org.yanqi.emulators.tencent;

/** An error of Tencent Cloud's vocabulary, turned into an answer once, by the gateway. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final String code;
    private final String reason;

    Refused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
        this.reason = message;
    }

    String code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
