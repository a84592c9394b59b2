package org.yanqi.persistence;

import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.AlarmBoard;
import org.yanqi.application.port.Alarms;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.check.Finding;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.staff.StaffName;

/** Alarms in the database; a change and its audit entry are one transaction. */
public final class StoredAlarms implements Alarms, AlarmBoard {
    private static final String COLUMNS = "SELECT application, kind, expected, found, first_seen, last_seen, gone_at,"
            + " acknowledged_by, acknowledged_at, reason, version FROM alarm";

    private final Transactions transactions;

    public StoredAlarms(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Versioned<Alarm>> of(ApplicationNumber application) {
        return transactions.run(em -> new Sql(em)
                .all(
                        row -> new Versioned<>(read(row), row.number(10)),
                        COLUMNS + " WHERE application = ?1 ORDER BY first_seen, fingerprint",
                        application.value()));
    }

    @Override
    public void save(Change change) {
        Alarm alarm = change.alarm();
        transactions.execute(em -> {
            Sql sql = new Sql(em);
            if ((change.version() == 0 ? insert(sql, alarm) : update(sql, alarm, change.version())) == 0) {
                throw new StaleVersionException(alarm.application().value());
            }
            change.entry().ifPresent(entry -> new AuditChain(sql, alarm.application()).append(entry));
        });
    }

    private static int insert(Sql sql, Alarm alarm) {
        int inserted = sql.change(
                "INSERT INTO alarm (application, fingerprint, version, kind, expected, found, first_seen, last_seen)"
                        + " VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
                alarm.application().value(),
                alarm.finding().fingerprint().hex(),
                alarm.finding().kind(),
                alarm.finding().expected(),
                alarm.finding().found(),
                alarm.firstSeen(),
                alarm.lastSeen());
        return inserted == 0 ? 0 : update(sql, alarm, 0);
    }

    private static int update(Sql sql, Alarm alarm, long version) {
        var by = alarm.acknowledged();
        int updated = sql.change(
                "UPDATE alarm SET version = version + 1, last_seen = ?4, gone_at = NULL, acknowledged_by = NULL,"
                        + " acknowledged_at = NULL, reason = NULL"
                        + " WHERE application = ?1 AND fingerprint = ?2 AND version = ?3",
                alarm.application().value(),
                alarm.finding().fingerprint().hex(),
                version,
                alarm.lastSeen());
        if (updated == 1) {
            alarm.gone().ifPresent(gone -> set(sql, alarm, "gone_at = ?3", gone));
            by.ifPresent(said -> set(
                    sql,
                    alarm,
                    "acknowledged_by = ?3, acknowledged_at = ?4, reason = ?5",
                    said.by().value(),
                    said.at(),
                    said.reason()));
        }
        return updated;
    }

    /** A value that may be absent is not given to the driver as one without a type. */
    private static void set(Sql sql, Alarm alarm, String columns, Object... values) {
        sql.change(
                "UPDATE alarm SET " + columns + " WHERE application = ?1 AND fingerprint = ?2",
                Sql.values(
                        List.of(values),
                        alarm.application().value(),
                        alarm.finding().fingerprint().hex()));
    }

    @Override
    public long open() {
        return transactions.run(em -> new Sql(em)
                .first(row -> row.number(0), "SELECT count(*) FROM alarm WHERE acknowledged_by IS NULL")
                .orElseThrow());
    }

    @Override
    public List<Alarm> latest(int most) {
        return transactions.run(em -> new Sql(em)
                .all(
                        StoredAlarms::read,
                        COLUMNS
                                + " ORDER BY acknowledged_by IS NOT NULL, first_seen DESC, application DESC, fingerprint"
                                + " LIMIT ?1",
                        most));
    }

    private static Alarm read(Sql.Row row) {
        return new Alarm(
                new ApplicationNumber(row.text(0)),
                new Finding(row.text(1), row.text(2), row.text(3)),
                row.instant(4),
                row.instant(5),
                row.has(6) ? Optional.of(row.instant(6)) : Optional.empty(),
                row.has(7)
                        ? Optional.of(
                                new Alarm.Acknowledgement(new StaffName(row.text(7)), row.text(9), row.instant(8)))
                        : Optional.empty());
    }
}
