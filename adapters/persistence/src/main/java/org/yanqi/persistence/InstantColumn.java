package org.yanqi.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A moment as timestamptz: to the microsecond, which is what PostgreSQL holds, cut off and never rounded up. */
@Converter
public final class InstantColumn implements AttributeConverter<Instant, Timestamp> {
    @Override
    public @Nullable Timestamp convertToDatabaseColumn(@Nullable Instant moment) {
        return moment == null ? null : of(moment);
    }

    @Override
    public @Nullable Instant convertToEntityAttribute(@Nullable Timestamp column) {
        return column == null ? null : column.toInstant();
    }

    static Timestamp of(Instant moment) {
        return Timestamp.from(moment.truncatedTo(ChronoUnit.MICROS));
    }
}
