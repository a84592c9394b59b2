package org.yanqi.domain.handler;

import java.time.LocalDate;

/** Until when an ID card is valid, as printed on its back (国徽面): a date, or 长期. */
public sealed interface CardValidity {
    record Until(LocalDate lastDay) implements CardValidity {}

    record LongTerm() implements CardValidity {}

    default boolean covers(LocalDate day) {
        return switch (this) {
            case Until(LocalDate lastDay) -> !day.isAfter(lastDay);
            case LongTerm() -> true;
        };
    }
}
