package org.yanqi.domain;

/** What can be wrong with one field that a person typed. */
public enum Defect {
    EMPTY,
    TOO_LONG,
    WRONG_LENGTH,
    FORBIDDEN_CHARACTER,
    WRONG_CHECK_DIGIT,
    NO_SUCH_DATE,
    NOT_A_NAME,
    NOT_A_MOBILE_NUMBER,
    NOT_AN_ADDRESS,
    OUT_OF_RANGE,
    MALFORMED
}
