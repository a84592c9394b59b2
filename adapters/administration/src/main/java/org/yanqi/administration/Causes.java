package org.yanqi.administration;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What lies at the bottom of a failure, in one line. */
final class Causes {
    private Causes() {}

    static String first(Throwable failure) {
        Throwable bottom = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            bottom = cause;
            if (cause instanceof SQLException) {
                break;
            }
        }
        return String.valueOf(bottom.getMessage())
                .lines()
                .findFirst()
                .orElse(bottom.getClass().getName());
    }
}
