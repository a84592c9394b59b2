package org.yanqi.domain.staff;

import java.util.Locale;
import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;

/** By what a member of staff signs in and stands in the audit ledger: 2 to 30 lower-case letters, digits, dots, hyphens. */
public record StaffName(String value) {
    public StaffName {
        if (!value.matches("[a-z][a-z0-9.-]{1,29}")) {
            throw new IllegalArgumentException("a staff name is 2 to 30 lower-case letters, digits, dots and hyphens");
        }
    }

    public static Checked<StaffName> parse(String text) {
        if (text.length() > 100) {
            return Checked.invalid(Defect.TOO_LONG);
        }
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return Checked.invalid(Defect.EMPTY);
        }
        return name.matches("[a-z][a-z0-9.-]{1,29}")
                ? Checked.valid(new StaffName(name))
                : Checked.invalid(Defect.MALFORMED);
    }

    @Override
    public String toString() {
        return value;
    }
}
