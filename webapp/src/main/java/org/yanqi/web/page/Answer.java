package org.yanqi.web.page;

import org.jspecify.annotations.Nullable;

/**
 * One line of "check your answers", for {@code y:answers}.
 *
 * @param change the address where it can be changed, none where it cannot
 */
public record Answer(String term, String value, @Nullable String change) {}
