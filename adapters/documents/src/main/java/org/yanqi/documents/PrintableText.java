package org.yanqi.documents;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Values that go on paper: what they look like is what they are, so invisible and direction-changing characters
 * (Unicode TR 36 §2.4) have no place in them, and look-alikes of ordinary ideographs become the ordinary ones.
 */
final class PrintableText {
    private static final int FIRST_KANGXI_RADICAL = 0x2F00;
    private static final int LAST_KANGXI_RADICAL = 0x2FD5;

    private PrintableText() {}

    /** @throws IllegalArgumentException if the value is blank, longer than {@code most} characters, or not printable */
    static String of(String what, String value, int most) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
        if (value.length() > 2 * most || value.codePointCount(0, value.length()) > most) {
            throw new IllegalArgumentException(what + " is longer than " + most + " characters");
        }
        if (!value.codePoints().allMatch(PrintableText::isPrintable)) {
            throw new IllegalArgumentException(what + " holds a character that cannot be printed");
        }
        return ordinary(value);
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> (character & 0xFFFE) != 0xFFFE && (character < 0xFDD0 || character > 0xFDEF);
        };
    }

    private static String ordinary(String value) {
        var text = new StringBuilder(value.length());
        value.codePoints().forEach(character -> {
            if (character >= FIRST_KANGXI_RADICAL && character <= LAST_KANGXI_RADICAL) {
                text.append(Normalizer.normalize(Character.toString(character), Form.NFKC));
            } else {
                text.appendCodePoint(character);
            }
        });
        return Normalizer.normalize(text, Form.NFC);
    }
}
