package org.yanqi.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A JSON text as a value of type jsonb, see {@link JsonPostgreSQLPlatform}. */
@Converter
public final class JsonColumn implements AttributeConverter<String, Object> {
    record Text(String value) {}

    @Override
    public Object convertToDatabaseColumn(String json) {
        return new Text(json);
    }

    @Override
    public String convertToEntityAttribute(Object column) {
        return column.toString();
    }
}
