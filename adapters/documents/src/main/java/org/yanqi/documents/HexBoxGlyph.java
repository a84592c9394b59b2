package org.yanqi.documents;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The outline of one character's box: a frame, and the code point's hexadecimal digits in two rows of three squares each. */
final class HexBoxGlyph {
    static final int MARGIN = 60;
    static final int MOST_POINTS = 8 + 6 * 15 * 4;

    private static final int LEFT = MARGIN;
    private static final int RIGHT = SubstituteFont.EM - MARGIN;
    private static final int BOTTOM = -70;
    private static final int TOP = 830;
    private static final int STROKE = 36;
    private static final int CELL = 62;
    private static final int DIGIT_WIDTH = 3 * CELL;
    private static final int DIGIT_HEIGHT = 5 * CELL;
    private static final int GAP = 54;

    /** Rows of three squares from the top, one octal digit a row, for 0 to F. */
    private static final int[] DIGITS = {
        075557, 026227, 071747, 071717, 055711, 074717, 074757, 071111, 075757, 075717, 075755, 065656, 074447, 065556,
        074747, 074744
    };

    private final List<int[]> contours = new ArrayList<>();

    private HexBoxGlyph() {
        contours.add(new int[] {LEFT, BOTTOM, LEFT, TOP, RIGHT, TOP, RIGHT, BOTTOM});
        int left = LEFT + STROKE;
        int right = RIGHT - STROKE;
        contours.add(
                new int[] {left, BOTTOM + STROKE, right, BOTTOM + STROKE, right, TOP - STROKE, left, TOP - STROKE});
    }

    static byte[] outlineOnly() {
        return new HexBoxGlyph().bytes();
    }

    static byte[] of(int character) {
        var glyph = new HexBoxGlyph();
        String digits = String.format(Locale.ROOT, "%04X", character);
        int columns = (digits.length() + 1) / 2;
        int left = (SubstituteFont.EM - columns * DIGIT_WIDTH - (columns - 1) * GAP) / 2;
        int middle = (TOP + BOTTOM) / 2;
        for (int i = 0; i < digits.length(); i++) {
            int top = i < columns ? middle + GAP / 2 + DIGIT_HEIGHT : middle - GAP / 2;
            glyph.digit(Character.digit(digits.charAt(i), 16), left + i % columns * (DIGIT_WIDTH + GAP), top);
        }
        return glyph.bytes();
    }

    private void digit(int digit, int left, int top) {
        for (int square = 0; square < 15; square++) {
            if ((DIGITS[digit] >> (14 - square) & 1) == 1) {
                int x = left + square % 3 * CELL;
                int y = top - square / 3 * CELL;
                contours.add(new int[] {x, y - CELL, x, y, x + CELL, y, x + CELL, y - CELL});
            }
        }
    }

    /** A simple glyph (OpenType 1.9, glyf): every point on the curve, coordinates as 16-bit differences. */
    private byte[] bytes() {
        try {
            byte[] glyph = SubstituteFont.bytes(this::write);
            return glyph.length % 4 == 0 ? glyph : Arrays.copyOf(glyph, (glyph.length + 3) / 4 * 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(DataOutputStream out) throws IOException {
        SubstituteFont.shorts(out, contours.size(), LEFT, BOTTOM, RIGHT, TOP);
        for (int contour = 0; contour < contours.size(); contour++) {
            out.writeShort(4 * contour + 3);
        }
        out.writeShort(0);
        for (int point = 0; point < 4 * contours.size(); point++) {
            out.writeByte(1);
        }
        differences(out, 0);
        differences(out, 1);
    }

    private void differences(DataOutputStream out, int axis) throws IOException {
        int previous = 0;
        for (int[] contour : contours) {
            for (int i = axis; i < contour.length; i += 2) {
                out.writeShort(contour[i] - previous);
                previous = contour[i];
            }
        }
    }
}
