package org.yanqi.persistence;

import java.util.Optional;
import org.yanqi.application.port.StaffSessions;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffSession;
import org.yanqi.persistence.json.StaffJson;

/** Who is signed in, in the database, by the hash of the browser's secret. */
public final class StoredStaffSessions implements StaffSessions {
    private final Transactions transactions;

    public StoredStaffSessions(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void keep(StaffSession session) {
        transactions.execute(em -> new Sql(em)
                .change(
                        "INSERT INTO staff_session (secret, seen, session) VALUES (?1, ?2, CAST(?3 AS jsonb))"
                                + " ON CONFLICT (secret) DO UPDATE"
                                + " SET seen = EXCLUDED.seen, session = EXCLUDED.session",
                        session.secret().hex(),
                        session.seen(),
                        StaffJson.write(session)));
    }

    @Override
    public Optional<StaffSession> find(Sha256 secret) {
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> StaffJson.session(row.text(0)),
                        "SELECT CAST(session AS text) FROM staff_session WHERE secret = ?1",
                        secret.hex()));
    }

    @Override
    public void end(Sha256 secret) {
        transactions.execute(em -> new Sql(em).change("DELETE FROM staff_session WHERE secret = ?1", secret.hex()));
    }

    /** Ends every session of an account, such as when its password is no longer its owner's alone. */
    public void endAll(StaffName name) {
        transactions.execute(
                em -> new Sql(em).change("DELETE FROM staff_session WHERE session ->> 'name' = ?1", name.value()));
    }
}
