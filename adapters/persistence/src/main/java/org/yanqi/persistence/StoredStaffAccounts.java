package org.yanqi.persistence;

import java.util.Optional;
import org.yanqi.application.port.StaffAccounts;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.staff.StaffAccount;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.persistence.json.StaffJson;
import org.yanqi.persistence.secrecy.DataKeys;

/** Accounts of staff in the database; the secrets of their one-time password generators are sealed. */
public final class StoredStaffAccounts implements StaffAccounts {
    private final Transactions transactions;
    private final DataKeys keys;

    public StoredStaffAccounts(Transactions transactions, DataKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    @Override
    public Optional<Versioned<StaffAccount>> find(StaffName name) {
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> new Versioned<>(
                                StaffJson.account(
                                        row.text(1), Bytes.of(keys.open(row.bytes(2), identity(name.value())))),
                                row.number(0)),
                        "SELECT version, CAST(account AS text), generator_secret FROM staff_account WHERE name = ?1",
                        name.value()));
    }

    @Override
    public void save(StaffAccount account, long version) {
        String name = account.name().value();
        byte[] secret = keys.seal(account.generatorSecret().toArray(), identity(name));
        String statement = version == 0
                ? "INSERT INTO staff_account (name, version, account, generator_secret)"
                        + " VALUES (?1, ?2 + 1, CAST(?3 AS jsonb), ?4) ON CONFLICT DO NOTHING"
                : "UPDATE staff_account SET version = version + 1, account = CAST(?3 AS jsonb), generator_secret = ?4"
                        + " WHERE name = ?1 AND version = ?2";
        int stored =
                transactions.run(em -> new Sql(em).change(statement, name, version, StaffJson.write(account), secret));
        if (stored == 0) {
            throw new StaleVersionException(name);
        }
    }

    static String identity(String name) {
        return "staff_account/" + name;
    }
}
