package org.yanqi.pki;

/** Tells text from text that deceives: no NUL or other control, no bidirectional override, no zero-width character. */
final class Visible {
    private Visible() {}

    static boolean isText(String text) {
        return !text.isEmpty() && text.codePoints().noneMatch(Visible::isInvisible);
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
