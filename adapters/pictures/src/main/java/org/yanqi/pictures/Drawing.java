package org.yanqi.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text that a browser would draw: SVG, or XML of any kind, which may name a style sheet or a script. */
final class Drawing {
    private static final int LOOKED_AT = 4096;
    private static final Pattern START = Pattern.compile(
            "^(\\u00EF\\u00BB\\u00BF|\\u00FF\\u00FE|\\u00FE\\u00FF)?"
                    + "\\s*(<!--.*?-->\\s*)*(<\\?xml|<!doctype\\s+svg|<([a-z]\\w*:)?svg[\\s/>])",
            Pattern.DOTALL);

    private Drawing() {}

    /** UTF-16 is read by leaving out its zero octets. */
    static boolean is(Octets file) throws DamagedFile {
        byte[] head = file.part(0, Math.min(LOOKED_AT, file.length())).toArray();
        String text = new String(head, ISO_8859_1).replace("\0", "").toLowerCase(Locale.ROOT);
        return START.matcher(text).find();
    }
}
