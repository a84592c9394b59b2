package org.yanqi.persistence;

import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.port.StaleVersionException;
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
    public Optional<Sent> sent(String purpose, MobileNumber mobile) {
        return transactions
                .run(em -> row(new Sql(em), purpose, mobile, ""))
                .map(row -> new Sent(code(row), row.flag(2)));
    }

    @Override
    public void save(String purpose, OneTimeCode code) {
        transactions.execute(em -> store(new Sql(em), purpose, code, false));
    }

    @Override
    public void answer(String purpose, OneTimeCode before, OneTimeCode after, boolean rightly) {
        boolean stored = transactions.run(em -> {
            Sql sql = new Sql(em);
            Optional<Sql.Row> latest = row(sql, purpose, before.mobile(), " FOR UPDATE");
            if (latest.filter(row -> before.equals(code(row))).isEmpty()) {
                return false;
            }
            store(sql, purpose, after, rightly || latest.get().flag(2));
            return true;
        });
        if (!stored) {
            throw new StaleVersionException(purpose);
        }
    }

    private void store(Sql sql, String purpose, OneTimeCode code, boolean answered) {
        List<String> ids = keys.indices(value(purpose, code.mobile()));
        String current = ids.getFirst();
        byte[] sealed = keys.sealText(MaterialJson.write(code), identity(current));
        List<String> former = ids.subList(1, ids.size());
        if (!former.isEmpty()) {
            sql.change(
                    "DELETE FROM one_time_code WHERE id IN (" + Sql.places(1, former.size()) + ")", former.toArray());
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
    }

    private Optional<Sql.Row> row(Sql sql, String purpose, MobileNumber mobile, String lock) {
        List<String> ids = keys.indices(value(purpose, mobile));
        return sql.first(
                row -> row,
                "SELECT id, code, answered FROM one_time_code WHERE id IN (" + Sql.places(1, ids.size())
                        + ") ORDER BY sent_at DESC LIMIT 1" + lock,
                ids.toArray());
    }

    private OneTimeCode code(Sql.Row row) {
        return MaterialJson.code(keys.openText(row.bytes(1), identity(row.text(0))));
    }

    /** What is hashed. */
    static String value(String purpose, MobileNumber mobile) {
        return "one-time code/" + purpose + "/" + mobile.value();
    }

    static String identity(String id) {
        return "one_time_code/" + id;
    }
}
