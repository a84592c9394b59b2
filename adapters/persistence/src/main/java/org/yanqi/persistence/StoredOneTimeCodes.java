package org.yanqi.persistence;

import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;
import org.yanqi.persistence.json.MaterialJson;
import org.yanqi.persistence.secrecy.DataKeys;

/**
 * One-time codes in the database, found by a keyed hash of purpose and mobile number. While the data key is being changed a
 * code may lie under the hash of any key; what is saved goes under the current one.
 */
public final class StoredOneTimeCodes implements OneTimeCodes {
    private final Transactions transactions;
    private final DataKeys keys;

    public StoredOneTimeCodes(Transactions transactions, DataKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    @Override
    public Optional<OneTimeCode> latest(String purpose, MobileNumber mobile) {
        return row(purpose, mobile).map(row -> MaterialJson.code(keys.openText(row.bytes(1), identity(row.text(0)))));
    }

    @Override
    public void save(String purpose, OneTimeCode code, boolean answered) {
        List<String> ids = keys.indices(value(purpose, code.mobile()));
        String current = ids.getFirst();
        byte[] sealed = keys.sealText(MaterialJson.write(code), identity(current));
        transactions.execute(em -> {
            Sql sql = new Sql(em);
            List<String> former = ids.subList(1, ids.size());
            if (!former.isEmpty()) {
                sql.change(
                        "DELETE FROM one_time_code WHERE id IN (" + Sql.places(1, former.size()) + ")",
                        former.toArray());
            }
            sql.change(
                    "INSERT INTO one_time_code (id, purpose, sent_at, answered, code) VALUES (?1, ?2, ?3, ?4, ?5)"
                            + " ON CONFLICT (id) DO UPDATE SET purpose = EXCLUDED.purpose,"
                            + " sent_at = EXCLUDED.sent_at, answered = EXCLUDED.answered, code = EXCLUDED.code",
                    current,
                    purpose,
                    code.sentAt(),
                    answered,
                    sealed);
        });
    }

    @Override
    public boolean hasAnswered(String purpose, MobileNumber mobile) {
        return row(purpose, mobile).map(row -> row.flag(2)).orElse(false);
    }

    private Optional<Sql.Row> row(String purpose, MobileNumber mobile) {
        List<String> ids = keys.indices(value(purpose, mobile));
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> row,
                        "SELECT id, code, answered FROM one_time_code WHERE id IN (" + Sql.places(1, ids.size())
                                + ") ORDER BY sent_at DESC LIMIT 1",
                        ids.toArray()));
    }

    /** What is hashed. */
    static String value(String purpose, MobileNumber mobile) {
        return "one-time code/" + purpose + "/" + mobile.value();
    }

    static String identity(String id) {
        return "one_time_code/" + id;
    }
}
