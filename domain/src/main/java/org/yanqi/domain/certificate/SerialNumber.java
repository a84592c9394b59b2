package org.yanqi.domain.certificate;

import java.math.BigInteger;
import java.util.Locale;
import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;

/** A certificate's serial number: positive, at most 20 octets (RFC 5280 §4.1.2.2); compared as an integer. */
public record SerialNumber(BigInteger value) implements Comparable<SerialNumber> {
    private static final int MOST_BITS = 159;

    public SerialNumber {
        if (value.signum() <= 0 || value.bitLength() > MOST_BITS) {
            throw new IllegalArgumentException("a serial number is positive and has at most 159 bits");
        }
    }

    /** Reads hexadecimal digits, of either case, with or without leading zeros and grouping spaces. */
    public static Checked<SerialNumber> parse(String text) {
        if (text.length() > 80) {
            return Checked.invalid(Defect.TOO_LONG);
        }
        String digits = text.replace(" ", "");
        if (digits.isEmpty()) {
            return Checked.invalid(Defect.EMPTY);
        }
        if (!digits.matches("[0-9A-Fa-f]+")) {
            return Checked.invalid(Defect.FORBIDDEN_CHARACTER);
        }
        BigInteger value = new BigInteger(digits, 16);
        return value.signum() == 0 || value.bitLength() > MOST_BITS
                ? Checked.invalid(Defect.OUT_OF_RANGE)
                : Checked.valid(new SerialNumber(value));
    }

    /** Upper-case hexadecimal without leading zeros, as CAs print it. */
    public String display() {
        return value.toString(16).toUpperCase(Locale.ROOT);
    }

    /** {@link #display()} in groups of four, counted from the right, for reading aloud. */
    public String grouped() {
        return display().replaceAll("(?<=.)(?=(.{4})+$)", " ");
    }

    @Override
    public int compareTo(SerialNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return display();
    }
}
