package org.yanqi.domain.machine;

import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;

/** By what the contract is found again in which an organisation has agreed to renewals and to their fee: 1 to 80 characters. */
public record ContractReference(String value) {
    private static final String PATTERN = "[\\p{L}\\p{N}(（〔][\\p{L}\\p{N} ()（）〔〕./_№-]{0,79}";

    public ContractReference {
        if (!value.matches(PATTERN)) {
            throw new IllegalArgumentException("a contract's reference is 1 to 80 letters, digits and punctuation");
        }
    }

    public static Checked<ContractReference> parse(String text) {
        if (text.length() > 200) {
            return Checked.invalid(Defect.TOO_LONG);
        }
        String reference = text.strip();
        if (reference.isEmpty()) {
            return Checked.invalid(Defect.EMPTY);
        }
        return reference.matches(PATTERN)
                ? Checked.valid(new ContractReference(reference))
                : Checked.invalid(Defect.MALFORMED);
    }

    @Override
    public String toString() {
        return value;
    }
}
