package org.yanqi.emulators.wechatpay;

/** What came of paying on the phone. */
public enum PayOutcome {
    PAID,
    PAID_BEFORE,
    CLOSED,
    CODE_UNKNOWN_OR_EXPIRED
}
