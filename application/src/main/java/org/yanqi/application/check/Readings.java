package org.yanqi.application.check;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.yanqi.domain.check.Store;

/** What was read from stores for one check, any of which may fail without the others. */
final class Readings {
    private final Set<Store> unreadable = EnumSet.noneOf(Store.class);

    /** Whatever a store throws: a fault that lasts is told of, one that does not is gone with the next check. */
    <T> T read(Store store, Supplier<T> reading, T nothing) {
        try {
            return reading.get();
        } catch (RuntimeException unusable) {
            unreadable.add(store);
            return nothing;
        }
    }

    Set<Store> unreadable() {
        return unreadable;
    }
}
