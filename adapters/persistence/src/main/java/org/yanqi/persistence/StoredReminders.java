package org.yanqi.persistence;

import java.time.Instant;
import java.util.List;
import org.yanqi.application.port.Reminders;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.persistence.json.MaterialJson;
import org.yanqi.persistence.secrecy.DataKeys;

/** Reminders in the database, sealed, found by certificate and a keyed hash of the mobile number. */
public final class StoredReminders implements Reminders {
    private final Transactions transactions;
    private final DataKeys keys;

    public StoredReminders(Transactions transactions, DataKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    @Override
    public void keep(Reminder reminder, ApplicationNumber leftIn) {
        String certificate = reminder.certificate().hex();
        String mobile = keys.index(value(reminder.mobile()));
        byte[] sealed = keys.sealText(MaterialJson.write(reminder), identity(certificate, mobile));
        transactions.execute(em -> {
            Sql sql = new Sql(em);
            erase(sql, reminder);
            sql.change(
                    "INSERT INTO reminder (certificate, mobile, due, reminder, application) VALUES (?1, ?2, ?3, ?4, ?5)"
                            + " ON CONFLICT (certificate, mobile) DO UPDATE SET due = EXCLUDED.due,"
                            + " reminder = EXCLUDED.reminder, application = EXCLUDED.application",
                    certificate,
                    mobile,
                    reminder.due(),
                    sealed,
                    leftIn.value());
        });
    }

    @Override
    public List<Reminder> due(Instant now, int most) {
        return transactions.run(em -> new Sql(em)
                .all(
                        row -> MaterialJson.reminder(keys.openText(row.bytes(2), identity(row.text(0), row.text(1)))),
                        "SELECT certificate, mobile, reminder FROM reminder WHERE due <= ?1"
                                + " ORDER BY due, certificate, mobile LIMIT ?2",
                        now,
                        most));
    }

    @Override
    public void erase(Erasable erasable) {
        transactions.execute(em -> {
            Sql sql = new Sql(em);
            switch (erasable) {
                case Reminder reminder -> erase(sql, reminder);
                case LeftIn(ApplicationNumber application) ->
                    sql.change("DELETE FROM reminder WHERE application = ?1", application.value());
            }
        });
    }

    private void erase(Sql sql, Reminder reminder) {
        List<String> mobiles = keys.indices(value(reminder.mobile()));
        sql.change(
                "DELETE FROM reminder WHERE certificate = ?1 AND mobile IN (" + Sql.places(2, mobiles.size()) + ")",
                Sql.values(mobiles, reminder.certificate().hex()));
    }

    /** What is hashed. */
    static String value(MobileNumber mobile) {
        return "reminder/" + mobile.value();
    }

    static String identity(String certificate, String mobile) {
        return "reminder/" + certificate + "/" + mobile;
    }
}
