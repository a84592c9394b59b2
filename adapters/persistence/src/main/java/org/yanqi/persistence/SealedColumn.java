package org.yanqi.persistence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yanqi.persistence.secrecy.DataKeys;

/**
 * A column of sealed values, and how one of them is sealed anew.
 *
 * @param order the columns by which the rows are gone through, an index of the table
 * @param least comes before every value of each of these columns
 * @param further what else of a row is needed
 * @param resealing gets the row with {@code order}, {@code further} and the sealed value, in this order
 */
record SealedColumn(
        String table, String column, List<String> order, Object least, List<String> further, Resealing resealing) {
    /** Puts the newly sealed value into its row, unless somebody else has changed it in between. */
    interface Resealing {
        /** @throws IllegalStateException if the value does not open */
        void reseal(Sql sql, Sql.Row row, byte[] sealed, DataKeys keys);
    }

    /** A part of the rows: how many there were, where it ended, and which of them could not be opened. */
    record Batch(int size, List<Object> end, List<String> unreadable) {}

    /** Where {@link #reseal} begins. */
    List<Object> start() {
        return Collections.nCopies(order.size(), least);
    }

    /** Seals the values of at most so many rows anew, in the transaction of {@code sql}. */
    Batch reseal(Sql sql, DataKeys keys, List<Object> after, int most) {
        List<Sql.Row> rows = sql.all(row -> row, select(), values(after, keys, most));
        List<String> unreadable = new ArrayList<>();
        for (Sql.Row row : rows) {
            try {
                resealing.reseal(sql, row, row.bytes(order.size() + further.size()), keys);
            } catch (IllegalStateException e) {
                unreadable.add(table + " " + place(row));
            }
        }
        return new Batch(rows.size(), rows.isEmpty() ? after : place(rows.getLast()), unreadable);
    }

    /** How many values another key has sealed than the current one. */
    long left(Sql sql, DataKeys keys) {
        return sql.first(row -> row.number(0), "SELECT count(*) FROM " + table + " WHERE " + otherKey("?1"), (Object)
                        keys.currentHeader())
                .orElseThrow();
    }

    private List<Object> place(Sql.Row row) {
        return List.of(row.columns()).subList(0, order.size());
    }

    private String select() {
        String columns =
                Stream.of(order, further, List.of(column)).flatMap(List::stream).collect(Collectors.joining(", "));
        String ordered = String.join(", ", order);
        int count = order.size();
        return "SELECT " + columns + " FROM " + table + " WHERE (" + ordered + ") > (" + Sql.places(1, count) + ") AND "
                + otherKey("?" + (count + 1)) + " ORDER BY " + ordered + " LIMIT ?" + (count + 2);
    }

    private String otherKey(String header) {
        return column + " IS NOT NULL AND substring(" + column + " FROM 1 FOR 5) <> " + header;
    }

    private static Object[] values(List<Object> after, DataKeys keys, int most) {
        return Stream.concat(after.stream(), Stream.of(keys.currentHeader(), most))
                .toArray();
    }
}
