package org.yanqi.domain.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Gathers what does not fit, in the order in which it is found. */
final class Mismatches {
    private final List<Mismatch> found = new ArrayList<>();

    void add(Mismatch mismatch) {
        found.add(mismatch);
    }

    /** Holds one thing against another that has to be equal. */
    <T> void compare(T expected, T actual, BiFunction<T, T, ? extends Mismatch> mismatch) {
        if (!expected.equals(actual)) {
            found.add(mismatch.apply(expected, actual));
        }
    }

    List<Mismatch> all() {
        return found.stream().distinct().toList();
    }
}
