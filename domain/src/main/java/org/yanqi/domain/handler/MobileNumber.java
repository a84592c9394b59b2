package org.yanqi.domain.handler;

import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;

/** A mobile number of mainland China: 11 digits. */
public record MobileNumber(String value) {
    public MobileNumber {
        if (!value.matches("1[3-9][0-9]{9}")) {
            throw new IllegalArgumentException("not a mobile number of mainland China");
        }
    }

    public static Checked<MobileNumber> parse(String text) {
        if (text.length() > 30) {
            return Checked.invalid(Defect.TOO_LONG);
        }
        String digits = text.replaceAll("[ -]", "").replaceFirst("^\\+?86(?=1)", "");
        if (digits.isEmpty()) {
            return Checked.invalid(Defect.EMPTY);
        }
        return digits.matches("1[3-9][0-9]{9}")
                ? Checked.valid(new MobileNumber(digits))
                : Checked.invalid(Defect.NOT_A_MOBILE_NUMBER);
    }

    public String masked() {
        return value.substring(0, 3) + "****" + value.substring(7);
    }

    @Override
    public String toString() {
        return masked();
    }
}
