package org.yanqi.domain.handler;

import java.util.regex.Pattern;
import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;

/** A natural person's name as on the ID card: Han characters, parts joined by a middle dot (U+00B7). */
public record PersonName(String value) {
    private static final Pattern FORM = Pattern.compile("\\p{IsHan}{1,50}(·\\p{IsHan}{1,50})*");

    public PersonName {
        if (value.length() > 100 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a name in Han characters");
        }
    }

    /** Reads a typed name; the dots that keyboards offer become the one on the card. */
    public static Checked<PersonName> parse(String text) {
        String name = text.strip().replaceAll("[•‧・．.]", "·");
        if (name.isEmpty()) {
            return Checked.invalid(Defect.EMPTY);
        }
        if (name.length() > 100) {
            return Checked.invalid(Defect.TOO_LONG);
        }
        return FORM.matcher(name).matches() ? Checked.valid(new PersonName(name)) : Checked.invalid(Defect.NOT_A_NAME);
    }

    /** The first character and stars. */
    public String masked() {
        int first = value.offsetByCodePoints(0, 1);
        return value.substring(0, first) + "*".repeat(Math.max(1, value.codePointCount(first, value.length())));
    }

    @Override
    public String toString() {
        return masked();
    }
}
