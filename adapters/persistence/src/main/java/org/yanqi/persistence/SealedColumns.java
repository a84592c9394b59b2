package org.yanqi.persistence;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.persistence.json.MaterialJson;
import org.yanqi.persistence.json.RenewalJson;
import org.yanqi.persistence.secrecy.DataKeys;

/** Every column that is sealed with a data key. */
final class SealedColumns {
    private static final String LEAST_TEXT = "";

    static final List<SealedColumn> ALL = List.of(
            new SealedColumn("renewal", "personal", List.of("number"), LEAST_TEXT, List.of(), SealedColumns::renewal),
            simple("invoice", "personal", "application", InvoiceRow::identity),
            new SealedColumn(
                    "document",
                    "file_key",
                    List.of("application", "kind"),
                    LEAST_TEXT,
                    List.of("media_type", "file", "length"),
                    SealedColumns::fileKey),
            new SealedColumn(
                    "document",
                    "content",
                    List.of("application", "kind"),
                    LEAST_TEXT,
                    List.of("media_type"),
                    SealedColumns::contentInRow),
            new SealedColumn(
                    "one_time_code", "code", List.of("id"), LEAST_TEXT, List.of("purpose"), SealedColumns::code),
            new SealedColumn(
                    "reminder",
                    "reminder",
                    List.of("certificate", "mobile"),
                    LEAST_TEXT,
                    List.of(),
                    SealedColumns::reminder),
            new SealedColumn(
                    "received_message",
                    "message",
                    List.of("position"),
                    0L,
                    List.of("CAST(id AS text)"),
                    SealedColumns::message),
            simple("event_certificate", "certificate", "serial", StoredIssuedEventCertificates::identity),
            simple("staff_account", "generator_secret", "name", StoredStaffAccounts::identity));

    private SealedColumns() {}

    private static SealedColumn simple(String table, String column, String key, Function<String, String> identity) {
        String update = "UPDATE " + table + " SET " + column + " = ?1 WHERE " + key + " = ?2 AND " + column + " = ?3";
        return new SealedColumn(table, column, List.of(key), LEAST_TEXT, List.of(), (sql, row, octets, keys) -> {
            String of = identity.apply(row.text(0));
            sql.change(update, keys.seal(keys.open(octets, of), of), row.text(0), octets);
        });
    }

    private static void renewal(Sql sql, Sql.Row row, byte[] sealed, DataKeys keys) {
        String number = row.text(0);
        String identity = RenewalRow.identity(number);
        String personal = keys.openText(sealed, identity);
        byte[] anew = keys.sealText(personal, identity);
        Optional<MobileNumber> mobile = RenewalJson.mobile(personal);
        if (mobile.isPresent()) {
            sql.change(
                    "UPDATE renewal SET personal = ?1, handler = ?4 WHERE number = ?2 AND personal = ?3",
                    anew,
                    number,
                    sealed,
                    keys.index(RenewalRow.handler(mobile.get())));
        } else {
            sql.change("UPDATE renewal SET personal = ?1 WHERE number = ?2 AND personal = ?3", anew, number, sealed);
        }
    }

    private static void fileKey(Sql sql, Sql.Row row, byte[] sealed, DataKeys keys) {
        var place = new DocumentPlace(row.text(0), row.text(1), row.text(2), row.text(3), row.number(4));
        sql.change(
                "UPDATE document SET file_key = ?1 WHERE application = ?2 AND kind = ?3 AND file_key = ?4",
                keys.seal(keys.open(sealed, place.identity()), place.identity()),
                place.application(),
                place.kind(),
                sealed);
    }

    private static void contentInRow(Sql sql, Sql.Row row, byte[] sealed, DataKeys keys) {
        String identity = DocumentPlace.identityInRow(row.text(0), row.text(1), row.text(2));
        sql.change(
                "UPDATE document SET content = ?1 WHERE application = ?2 AND kind = ?3 AND content = ?4",
                keys.seal(keys.open(sealed, identity), identity),
                row.text(0),
                row.text(1),
                sealed);
    }

    private static void message(Sql sql, Sql.Row row, byte[] sealed, DataKeys keys) {
        String identity = StoredReceivedMessages.identity(row.text(1));
        sql.change(
                "UPDATE received_message SET message = ?1 WHERE position = ?2 AND message = ?3",
                keys.seal(keys.open(sealed, identity), identity),
                row.number(0),
                sealed);
    }

    /** A code whose purpose is not known was stored by an older version: it is long over. */
    private static void code(Sql sql, Sql.Row row, byte[] sealed, DataKeys keys) {
        String id = row.text(0);
        if (!row.has(1)) {
            sql.change("DELETE FROM one_time_code WHERE id = ?1 AND code = ?2", id, sealed);
            return;
        }
        String code = keys.openText(sealed, StoredOneTimeCodes.identity(id));
        MobileNumber mobile = MaterialJson.code(code).mobile();
        String anew = keys.index(StoredOneTimeCodes.value(row.text(1), mobile));
        sql.change(
                "UPDATE one_time_code SET id = ?1, code = ?2 WHERE id = ?3 AND code = ?4",
                anew,
                keys.sealText(code, StoredOneTimeCodes.identity(anew)),
                id,
                sealed);
    }

    private static void reminder(Sql sql, Sql.Row row, byte[] sealed, DataKeys keys) {
        String certificate = row.text(0);
        String reminder = keys.openText(sealed, StoredReminders.identity(certificate, row.text(1)));
        String anew =
                keys.index(StoredReminders.value(MaterialJson.reminder(reminder).mobile()));
        sql.change(
                "UPDATE reminder SET mobile = ?1, reminder = ?2 WHERE certificate = ?3 AND mobile = ?4 AND reminder = ?5",
                anew,
                keys.sealText(reminder, StoredReminders.identity(certificate, anew)),
                certificate,
                row.text(1),
                sealed);
    }
}
