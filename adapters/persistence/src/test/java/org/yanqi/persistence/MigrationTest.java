package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.renewal.RenewalStatus.CANCELLED;
import static org.yanqi.domain.renewal.RenewalStatus.COMPLETED;
import static org.yanqi.domain.renewal.RenewalStatus.INSTALLED;
import static org.yanqi.domain.renewal.RenewalStatus.ISSUED;
import static org.yanqi.domain.renewal.RenewalStatus.ISSUING;
import static org.yanqi.domain.renewal.RenewalStatus.LAPSED;
import static org.yanqi.domain.renewal.RenewalStatus.PAID;
import static org.yanqi.domain.renewal.RenewalStatus.REJECTED;
import static org.yanqi.domain.renewal.RenewalStatus.UNDER_REVIEW;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.Revocations;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;

/** A database that was filled by the version before the fifth migration is taken over with all that is in it. */
class MigrationTest {
    private static final Set<RenewalStatus> KNOWN_THEN =
            EnumSet.complementOf(EnumSet.of(RenewalStatus.TAKEN_BACK, RenewalStatus.ERASED));
    private static final Instant LONG_AFTER = Instant.parse("2099-01-01T00:00:00Z");

    private final DataSource database = PostgresServer.running().database("upgraded");

    @BeforeEach
    void a_database_of_before() throws Exception {
        TestDatabase.empty().sql("CREATE DATABASE upgraded");
        ClassLoader loader = MigrationTest.class.getClassLoader();
        Flyway.configure(loader)
                .dataSource(database)
                .resourceProvider(new NamedMigrations(loader))
                .javaMigrationClassProvider(List::of)
                .target("4")
                .load()
                .migrate();
        for (RenewalStatus status : KNOWN_THEN) {
            insert(status);
        }
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO revocation (serial, at) VALUES ('9F', now())");
        }
        Migration.run(database);
    }

    @AfterEach
    void drop() {
        TestDatabase.empty().sql("DROP DATABASE upgraded WITH (FORCE)");
    }

    @Test
    void every_application_is_there_and_none_is_kept_for_ever() {
        try (var transactions = new LocalTransactions(database)) {
            var applications =
                    new StoredRenewalApplications(transactions, TestDatabase.KEYS, new StandingClock(Renewals.MORNING));
            for (RenewalStatus status : KNOWN_THEN) {
                assertThat(applications.find(Renewals.number(status.ordinal() + 1)))
                        .as(status.name())
                        .hasValueSatisfying(
                                found -> assertThat(found.value().status()).isEqualTo(status));
            }
            assertThat(applications.erasureDue(LONG_AFTER, 100))
                    .containsExactlyInAnyOrderElementsOf(numbers(EnumSet.range(PAID, LAPSED)));
            assertThat(applications.erasureDue(Instant.parse("2025-09-01T00:00:00Z"), 100))
                    .containsExactlyInAnyOrderElementsOf(numbers(EnumSet.of(REJECTED, LAPSED)));
            assertThat(applications.erasureDue(Instant.parse("2030-07-12T00:00:00Z"), 100))
                    .containsExactlyInAnyOrderElementsOf(
                            numbers(EnumSet.of(PAID, ISSUING, UNDER_REVIEW, CANCELLED, REJECTED, LAPSED)));
            assertThat(applications.erasureDue(Instant.parse("2032-07-01T00:00:00Z"), 100))
                    .doesNotContainAnyElementsOf(numbers(EnumSet.of(ISSUED, INSTALLED, COMPLETED)));
            assertThat(new StoredRevocations(transactions).find(new SerialNumber(java.math.BigInteger.valueOf(0x9F))))
                    .hasValueSatisfying(found -> assertThat(found.reason()).isEqualTo(Revocations.Reason.SUPERSEDED));
        }
    }

    private static List<ApplicationNumber> numbers(Set<RenewalStatus> statuses) {
        return statuses.stream()
                .map(status -> Renewals.number(status.ordinal() + 1))
                .toList();
    }

    /** As the version of then has stored it: the golden file, under another number. */
    private void insert(RenewalStatus status) throws IOException, SQLException {
        String number = Renewals.number(status.ordinal() + 1).value();
        String clear = golden(status, "clear").replace(Renewals.number(123).value(), number);
        byte[] personal = TestDatabase.KEYS.sealText(golden(status, "personal"), "renewal/" + number);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO renewal (number, version, status, since, old_signing, state, personal)"
                                + " VALUES (?, 1, ?, TIMESTAMPTZ '2025-07-11T01:30:00Z', ?, CAST(? AS jsonb), ?)")) {
            insert.setString(1, number);
            insert.setString(2, status.name());
            insert.setString(3, number);
            insert.setString(4, clear);
            insert.setBytes(5, personal);
            insert.executeUpdate();
        }
    }

    private static String golden(RenewalStatus status, String part) throws IOException {
        String name = "/stored/renewal-1/" + status + "." + part + ".json";
        try (var stream = Objects.requireNonNull(MigrationTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
