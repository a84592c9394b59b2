package org.yanqi.persistence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.ReceivedMessages;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.OneTimeCode;
import org.yanqi.domain.invoice.Buyer;
import org.yanqi.domain.invoice.EmailAddress;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.invoice.InvoiceNumber;
import org.yanqi.domain.payment.Money;

/** Whoever steals the database, its log or a backup learns nothing about a person: the octets themselves are searched. */
class NothingPersonalInClearTest {
    private static final String NAME = Renewals.HANDLER.name().value();
    private static final String ID_NUMBER = Renewals.HANDLER.idNumber().value();
    private static final String MOBILE = Renewals.HANDLER.mobile().value();
    private static final String EMAIL = "marked.person@example.org";
    private static final String PICTURE = "marked picture of an ID card";
    private static final String REASON = "照片不清晰";

    private final TestDatabase database = TestDatabase.empty();

    @TempDir
    private Path directory;

    @Test
    void no_personal_value_lies_readable_in_any_table_or_in_the_files_of_the_database() throws Exception {
        storeEverything();
        database.sql("CHECKPOINT");

        List<String> personal = List.of(NAME, ID_NUMBER, MOBILE, EMAIL, PICTURE, REASON);
        assertThat(dump()).contains("在线延期测试").doesNotContain(personal);
        assertThat(searched(PostgresServer.running().data(), "在线延期测试")).isTrue();
        for (String value : personal) {
            assertThat(searched(PostgresServer.running().data(), value))
                    .as(value)
                    .isFalse();
        }
    }

    private void storeEverything() throws IOException {
        var key = TestDatabase.KEYS;
        var number = Renewals.number(1);
        var applications = new StoredRenewalApplications(database, key, new StandingClock(Renewals.MORNING));
        Renewals.inEveryState().values().forEach(each -> applications.save(Renewals.first(each)));
        var origin =
                new Invoice.Origin(new InvoiceNumber("INV-000001"), number.value(), Money.yuan(200), Renewals.MORNING);
        var buyer = new Buyer(Renewals.APPLICANT.name(), Renewals.APPLICANT.creditCode(), new EmailAddress(EMAIL));
        new StoredInvoices(database, key).save(new Invoice.Requested(origin, buyer, Renewals.MORNING), 0);
        new StoredDocuments(database, key, directory)
                .keep(number, Documents.Kind.ID_CARD_FRONT, Documents.Document.of("image/jpeg", bytes(PICTURE)));
        new StoredOneTimeCodes(database, key)
                .save(
                        number.value(),
                        OneTimeCode.sent(
                                Renewals.HANDLER.mobile(),
                                Sha256.of("123456"),
                                Renewals.MORNING,
                                OneTimeCode.firstSending(Renewals.MORNING)),
                        false);
        new StoredReceivedMessages(database, key)
                .keep(new ReceivedMessages.Message(
                        "nuonuo", Map.of("X-Buyer", EMAIL), bytes("{\"phone\":\"" + MOBILE + "\"}"), Renewals.MORNING));
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

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }
}
