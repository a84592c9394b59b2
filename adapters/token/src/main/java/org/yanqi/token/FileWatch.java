package org.yanqi.token;

import java.io.IOException;

/** Told before and after every change of a software token's files: where a test cuts the power. */
@FunctionalInterface
public interface FileWatch {

    /** What changes the disk. */
    @FunctionalInterface
    interface Change {
        void make() throws IOException;
    }

    /**
     * A moment at which the disk is whole.
     *
     * @param file the kind of file: {@code PRIVATE_KEY}, {@code PUBLIC_KEY}, {@code CERTIFICATE} or {@code PIN_COUNTER}
     * @param changed whether this change of it is made or only to come
     */
    void reached(String file, boolean changed);

    default void around(String file, Change change) throws IOException {
        reached(file, false);
        change.make();
        reached(file, true);
    }

    static FileWatch none() {
        return (file, changed) -> {};
    }
}
