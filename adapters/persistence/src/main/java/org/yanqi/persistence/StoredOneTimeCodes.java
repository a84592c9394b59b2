package org.yanqi.persistence;

import java.util.Optional;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;
import org.yanqi.persistence.json.MaterialJson;
import org.yanqi.persistence.secrecy.DataKey;

/** One-time codes in the database, found by a keyed hash of purpose and mobile number. */
public final class StoredOneTimeCodes implements OneTimeCodes {
    private final Transactions transactions;
    private final DataKey key;

    public StoredOneTimeCodes(Transactions transactions, DataKey key) {
        this.transactions = transactions;
        this.key = key;
    }

    @Override
    public Optional<OneTimeCode> latest(String purpose, MobileNumber mobile) {
        String id = id(purpose, mobile);
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> MaterialJson.code(key.openText(row.bytes(0), identity(id))),
                        "SELECT code, answered FROM one_time_code WHERE id = ?1",
                        id));
    }

    @Override
    public void save(String purpose, OneTimeCode code, boolean answered) {
        String id = id(purpose, code.mobile());
        byte[] sealed = key.sealText(MaterialJson.write(code), identity(id));
        transactions.execute(em -> new Sql(em)
                .change(
                        "INSERT INTO one_time_code (id, sent_at, answered, code) VALUES (?1, ?2, ?3, ?4)"
                                + " ON CONFLICT (id) DO UPDATE SET sent_at = EXCLUDED.sent_at,"
                                + " answered = EXCLUDED.answered, code = EXCLUDED.code",
                        id,
                        code.sentAt(),
                        answered,
                        sealed));
    }

    @Override
    public boolean hasAnswered(String purpose, MobileNumber mobile) {
        return transactions.run(em -> new Sql(em)
                .first(row -> row.flag(0), "SELECT answered FROM one_time_code WHERE id = ?1", id(purpose, mobile))
                .orElse(false));
    }

    private String id(String purpose, MobileNumber mobile) {
        return key.index("one-time code/" + purpose + "/" + mobile.value());
    }

    private static String identity(String id) {
        return "one_time_code/" + id;
    }
}
