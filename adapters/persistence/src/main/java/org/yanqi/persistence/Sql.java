package org.yanqi.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Statements where the database itself decides between competitors, in the transaction of an entity manager. */
record Sql(EntityManager em) {
    /** One row of an answer. */
    record Row(Object[] columns) {
        String text(int column) {
            return (String) columns[column];
        }

        long number(int column) {
            return ((Number) columns[column]).longValue();
        }

        byte[] bytes(int column) {
            return (byte[]) columns[column];
        }

        Optional<byte[]> optionalBytes(int column) {
            return Optional.ofNullable((byte[]) columns[column]);
        }

        boolean flag(int column) {
            return (Boolean) columns[column];
        }

        Instant instant(int column) {
            return ((java.sql.Timestamp) columns[column]).toInstant();
        }

        boolean has(int column) {
            return columns[column] != null;
        }
    }

    /** @return how many rows were changed */
    int change(String statement, Object... values) {
        return query(statement, values).executeUpdate();
    }

    <T> List<T> all(Function<Row, T> reader, String statement, Object... values) {
        List<?> rows = query(statement, values).getResultList();
        return rows.stream()
                .map(row -> row instanceof Object[] columns ? new Row(columns) : new Row(new Object[] {row}))
                .map(reader)
                .toList();
    }

    <T> Optional<T> first(Function<Row, T> reader, String statement, Object... values) {
        return all(reader, statement, values).stream().findFirst();
    }

    /** A list of so many parameters for {@code IN}, from this number on. */
    static String places(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(place -> "?" + place)
                .collect(Collectors.joining(", "));
    }

    /** These values and then those of the list. */
    static Object[] values(List<?> list, Object... before) {
        return Stream.concat(Stream.of(before), list.stream()).toArray();
    }

    private Query query(String statement, Object... values) {
        Query query = em.createNativeQuery(statement);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i] instanceof Instant moment ? InstantColumn.of(moment) : values[i]);
        }
        return query;
    }
}
