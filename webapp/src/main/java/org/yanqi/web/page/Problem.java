package org.yanqi.web.page;

import org.jspecify.annotations.Nullable;

/**
 * One refusal in the user's words.
 *
 * @param field id of the input it belongs to, none when the whole step is refused
 * @param text what happened and why
 * @param remedy what to do next, where the text does not say it already
 */
public record Problem(
        @Nullable String field, String text, @Nullable String remedy) {

    public static Problem at(String field, String text) {
        return new Problem(field, text, null);
    }
}
