package org.yanqi.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.yanqi.persistence.secrecy.DataKeys;

/** A migrated database of the tests' own server, emptied for each test, with transactions as outside of a server. */
final class TestDatabase implements Transactions {
    static final DataKeys KEYS =
            DataKeys.of("0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private static final TestDatabase ONE = new TestDatabase();

    private final DataSource source = PostgresServer.running().database("postgres");
    private final LocalTransactions transactions;

    private TestDatabase() {
        Migration.run(source);
        transactions = new LocalTransactions(source);
    }

    /** The database with nothing in it. */
    static TestDatabase empty() {
        ONE.sql("""
                ALTER TABLE audit_entry DISABLE TRIGGER USER;
                ALTER TABLE audit_head DISABLE TRIGGER USER;
                ALTER TABLE agreement_text DISABLE TRIGGER USER;
                ALTER TABLE alarm DISABLE TRIGGER USER;
                ALTER TABLE machine_certificate DISABLE TRIGGER USER;
                TRUNCATE renewal, application_number, outbox, audit_head, audit_entry, payment_order, invoice, document,
                    one_time_code, seen_public_key, sealed_bid, token_job, received_message, issued_certificate,
                    revocation, revocation_list, rate_limit, sent_notice, reminder, agreement_text, event_certificate, staff_account,
                    staff_session, issuance_draft, issuance_check, alarm, renewal_mandate, machine_certificate;
                ALTER TABLE audit_entry ENABLE TRIGGER USER;
                ALTER TABLE audit_head ENABLE TRIGGER USER;
                ALTER TABLE agreement_text ENABLE TRIGGER USER;
                ALTER TABLE alarm ENABLE TRIGGER USER;
                ALTER TABLE machine_certificate ENABLE TRIGGER USER""");
        return ONE;
    }

    DataSource source() {
        return source;
    }

    /** Acts as whoever has the database's password: behind the program's back. */
    void sql(String statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row. */
    String text(String query) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T extends @Nullable Object> T run(Function<EntityManager, T> work) {
        return transactions.run(work);
    }
}
