package org.yanqi.emulators.phone;

import org.jspecify.annotations.Nullable;

/** Personal data as a page may show it: the ends stay, the middle is hidden. */
final class Masked {

    private Masked() {}

    static String name(@Nullable String name) {
        return name == null || name.isEmpty()
                ? ""
                : "*".repeat(name.codePointCount(0, name.length()) - 1) + lastOf(name);
    }

    static String idCard(@Nullable String number) {
        return number == null || number.length() < 8
                ? ""
                : number.substring(0, 3) + "*".repeat(number.length() - 7) + number.substring(number.length() - 4);
    }

    private static String lastOf(String name) {
        return name.substring(name.offsetByCodePoints(name.length(), -1));
    }
}
