package org.yanqi.domain.applicant;

import java.text.Normalizer;
import java.util.Locale;
import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;

/** An organisation's registered name, 1 to 100 characters without controls and direction marks. */
public record OrganisationName(String value) {
    public OrganisationName {
        if (value.isBlank() || value.length() > 100 || !isPlain(value)) {
            throw new IllegalArgumentException("not an organisation's name");
        }
    }

    public static Checked<OrganisationName> parse(String text) {
        String name = text.strip();
        if (name.isEmpty()) {
            return Checked.invalid(Defect.EMPTY);
        }
        if (name.length() > 100) {
            return Checked.invalid(Defect.TOO_LONG);
        }
        return isPlain(name) ? Checked.valid(new OrganisationName(name)) : Checked.invalid(Defect.FORBIDDEN_CHARACTER);
    }

    /** Whether both are one name: full-width forms, case and spaces do not count. */
    public boolean isSameAs(String other) {
        return folded(value).equals(folded(other));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", "");
    }

    private static boolean isPlain(String name) {
        return name.codePoints().noneMatch(character -> switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        });
    }

    @Override
    public String toString() {
        return value;
    }
}
