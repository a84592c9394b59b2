package org.yanqi.documents;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HexFormat;

/**
 * Values as they go on paper, where what they look like must be what they are: invisible and direction-changing
 * characters (Unicode TR 36 §2.4) are written out as their code points, and look-alikes of ordinary ideographs
 * become the ordinary ones.
 */
final class PrintableText {
    private static final int FIRST_KANGXI_RADICAL = 0x2F00;
    private static final int LAST_KANGXI_RADICAL = 0x2FD5;

    private PrintableText() {}

    /** @throws IllegalArgumentException if the value is blank or longer than {@code most} characters */
    static String of(String what, String value, int most) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
        if (value.length() > 2 * most || value.codePointCount(0, value.length()) > most) {
            throw new IllegalArgumentException(what + " is longer than " + most + " characters");
        }
        var text = new StringBuilder(value.length());
        value.codePoints().mapToObj(PrintableText::printed).forEach(text::append);
        return Normalizer.normalize(text, Form.NFC);
    }

    private static String printed(int character) {
        if (!isVisible(character)) {
            return "[U+" + HexFormat.of().withUpperCase().toHexDigits(character, character > 0xFFFF ? 6 : 4) + "]";
        }
        String text = Character.toString(character);
        return character >= FIRST_KANGXI_RADICAL && character <= LAST_KANGXI_RADICAL
                ? Normalizer.normalize(text, Form.NFKC)
                : text;
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> (character & 0xFFFE) != 0xFFFE && (character < 0xFDD0 || character > 0xFDEF);
        };
    }
}
