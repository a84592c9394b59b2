package org.yanqi.administration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.yanqi.persistence.LocalTransactions;
import org.yanqi.persistence.secrecy.DataKeys;

/** The platform's database and the keys to what is personal in it, by the same environment variables as the server's. */
record Platform(LocalTransactions transactions, DataKeys keys) implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    /** The settings do not lead to a platform. */
    static final class Misconfigured extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misconfigured(String why) {
            super(why);
        }
    }

    static Platform open(Map<String, String> environment) throws IOException {
        List<String> missing = new ArrayList<>();
        String url = setting(environment, "YANQI_DB_URL", missing);
        String user = setting(environment, "YANQI_DB_USER", missing);
        String keyFile = setting(environment, "YANQI_DATA_KEY_FILE", missing);
        if (!missing.isEmpty()) {
            throw new Misconfigured("set " + String.join(", ", missing));
        }
        DataKeys keys = keys(Path.of(keyFile));
        return new Platform(
                new LocalTransactions(database(url, user, environment.getOrDefault("YANQI_DB_PASSWORD", ""))), keys);
    }

    @Override
    public void close() {
        transactions.close();
    }

    private static DataKeys keys(Path file) throws IOException {
        try {
            return DataKeys.read(file);
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("YANQI_DATA_KEY_FILE: " + e.getMessage());
        }
    }

    private static PGSimpleDataSource database(String url, String user, String password) {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("YANQI_DB_URL looks like jdbc:postgresql://host:5432/database");
        }
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(PATIENCE_SECONDS);
        return source;
    }

    private static String setting(Map<String, String> environment, String name, List<String> missing) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            missing.add(name);
        }
        return value;
    }
}
