package org.yanqi.ear.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The platform's own PostgreSQL, asked behind its back. */
record Database(Path data) {

    /** How many rows a query that counts has found. */
    long count(String query) {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** The first column, from top to bottom. */
    List<String> texts(String query) {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    void change(String command) {
        try (var connection = connect()) {
            connection.createStatement().executeUpdate(command);
        } catch (SQLException e) {
            throw new AssertionError(command, e);
        }
    }

    /** By which a program of the platform finds it. */
    Map<String, String> settings() {
        return Map.of("YANQI_DB_URL", address(), "YANQI_DB_USER", "yanqi", "YANQI_DB_PASSWORD", read("password"));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address(), "yanqi", read("password"));
    }

    private String address() {
        return "jdbc:postgresql://127.0.0.1:" + read("port") + "/yanqi";
    }

    private String read(String file) {
        try {
            return Files.readString(data.resolve("postgres/" + file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
