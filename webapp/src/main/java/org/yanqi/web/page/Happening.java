package org.yanqi.web.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a time line, for {@code y:timeline}.
 *
 * @param at when, as the user reads it
 */
public record Happening(String at, String what, @Nullable String detail, Standing standing) {
    /** Where it stands; each has its own mark. */
    public enum Standing {
        DONE,
        NOW,
        TODO,
        FAILED
    }

    /** The name of the mark. */
    public String state() {
        return standing.name().toLowerCase(Locale.ROOT);
    }
}
