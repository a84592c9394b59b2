package org.yanqi.persistence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.RateLimits;
import org.yanqi.domain.renewal.FaceEvidence;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.ReviewApproval;

/**
 * Whoever steals the database, its log, a backup or the documents learns nothing about a person: the octets themselves are
 * searched.
 */
class NothingPersonalInClearTest {
    private static final String NAME = Renewals.HANDLER.name().value();
    private static final String ID_NUMBER = Renewals.HANDLER.idNumber().value();
    private static final String MOBILE = Renewals.HANDLER.mobile().value();
    private static final String EMAIL = EveryStore.EMAIL;
    private static final String PICTURE = EveryStore.PICTURE;
    private static final String GENERATOR = new String(EveryStore.GENERATOR.toArray(), UTF_8);
    private static final String GROUND = "marked ground of a reviewer";
    private static final String REASON = "照片不清晰";

    private final TestDatabase database = TestDatabase.empty();

    @TempDir
    private Path directory;

    @Test
    void no_personal_value_lies_readable_in_any_table_or_in_the_files_of_the_database() throws Exception {
        storeEverything();
        database.sql("CHECKPOINT");

        List<String> personal =
                List.of(NAME, ID_NUMBER, MOBILE, EMAIL, PICTURE, REASON, GROUND, EveryStore.CERTIFICATE, GENERATOR);
        assertThat(dump()).contains("在线延期测试").doesNotContain(personal);
        assertThat(searched(PostgresServer.running().data(), "在线延期测试")).isTrue();
        for (String value : personal) {
            assertThat(searched(PostgresServer.running().data(), value))
                    .as(value)
                    .isFalse();
            assertThat(searched(directory, value)).as(value).isFalse();
        }
    }

    private void storeEverything() throws IOException {
        var stores = new EveryStore(database, TestDatabase.KEYS, directory);
        Renewals.inEveryState().values().forEach(each -> stores.applications.save(Renewals.first(each)));
        stores.applications.save(Renewals.first(approvedByReviewers()));
        stores.fill(Renewals.number(1));
        stores.fill();
        stores.limits.attempt(
                "one-time-code:" + MOBILE, new RateLimits.Limit(1, Duration.ofHours(1)), Renewals.MORNING);
    }

    private static RenewalApplication approvedByReviewers() {
        Identified identified = Renewals.in(RenewalStatus.IDENTIFIED, Renewals.number(100))
                .reached(Identified.class)
                .orElseThrow();
        var late = new Identified(
                identified.before(),
                identified.applicant(),
                identified.handler(),
                0,
                Optional.empty(),
                Optional.of(new ReviewApproval("li.si", GROUND, Renewals.MORNING)),
                Optional.empty(),
                Renewals.MORNING);
        var face = new FaceEvidence.ByReviewer(new ReviewApproval("li.si", GROUND, Renewals.MORNING));
        return new FaceVerified(late, Optional.empty(), face, Renewals.MORNING);
    }

    /** Every row of every table as text; octets also as the text they may hold. */
    private String dump() throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (var connection = database.source().getConnection();
                var tables = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("SELECT * FROM " + tables.getString("TABLE_NAME"))) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            dump.append(rows.getString(column)).append('\n');
                            if (rows.getObject(column) instanceof byte[] octets) {
                                dump.append(new String(octets, UTF_8)).append('\n');
                            }
                        }
                    }
                }
            }
        }
        return dump.toString();
    }

    /** Whether any file holds the value, plainly or as the database, JSON or Base64 might write it. */
    private boolean searched(Path data, String value) throws IOException {
        byte[] plain = value.getBytes(UTF_8);
        List<String> forms = List.of(
                latin(plain),
                HexFormat.of().formatHex(plain),
                latin(Base64.getEncoder().withoutPadding().encode(plain)));
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = latin(Files.readAllBytes(file));
                if (forms.stream().anyMatch(content::contains)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String latin(byte[] octets) {
        return new String(octets, ISO_8859_1);
    }
}
