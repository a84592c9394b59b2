package org.yanqi.domain.applicant;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;

/** The unified social credit code of an organisation (统一社会信用代码): 18 characters, the last a check (GB 32100-2015). */
public record SocialCreditCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    public SocialCreditCode {
        Defect defect = defectOf(value);
        if (defect != null) {
            throw new IllegalArgumentException("social credit code: " + defect);
        }
    }

    public static Checked<SocialCreditCode> parse(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        Defect defect = defectOf(code);
        return defect == null ? Checked.valid(new SocialCreditCode(code)) : Checked.invalid(defect);
    }

    private static @Nullable Defect defectOf(String code) {
        if (code.isEmpty()) {
            return Defect.EMPTY;
        }
        if (code.length() != LENGTH) {
            return Defect.WRONG_LENGTH;
        }
        if (!code.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0)) {
            return Defect.FORBIDDEN_CHARACTER;
        }
        return code.charAt(LENGTH - 1) == checkCharacter(code) ? null : Defect.WRONG_CHECK_DIGIT;
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public String toString() {
        return value;
    }
}
