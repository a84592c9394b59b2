package org.yanqi.pictures;

import java.io.Serial;

/** A file that began as a picture cannot be read to its end. */
final class DamagedFile extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    DamagedFile(String what) {
        super(what);
    }

    DamagedFile(Throwable cause) {
        super(cause);
    }
}
