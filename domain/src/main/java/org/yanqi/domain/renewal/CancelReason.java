package org.yanqi.domain.renewal;

/** Why an application was cancelled by its handler. */
public enum CancelReason {
    NO_LONGER_WANTED,
    /** The consent to the use of personal data was withdrawn (个人信息保护法 §15): they are erased at once. */
    CONSENT_WITHDRAWN
}
