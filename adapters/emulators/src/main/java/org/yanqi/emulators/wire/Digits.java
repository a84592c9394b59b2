package org.yanqi.emulators.wire;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Numbers as the parties hand them out: digits that nobody guesses and that do not repeat. */
public final class Digits {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Digits() {}

    public static String random(int length) {
        return RANDOM.ints(length, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }
}
