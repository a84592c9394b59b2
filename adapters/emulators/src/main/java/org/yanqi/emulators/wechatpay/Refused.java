package org.yanqi.emulators.wechatpay;

/** An error of WeChat Pay's vocabulary, turned into an answer once, by the gateway. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final int status;
    private final String code;
    private final String reason;

    Refused(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.reason = message;
    }

    static Refused parameter(String message) {
        return new Refused(400, "PARAM_ERROR", message);
    }

    static Refused request(String message) {
        return new Refused(400, "INVALID_REQUEST", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
