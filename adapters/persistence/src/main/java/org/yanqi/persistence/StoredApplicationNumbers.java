package org.yanqi.persistence;

import java.sql.Date;
import java.time.LocalDate;
import org.yanqi.application.port.ApplicationNumbers;
import org.yanqi.domain.renewal.ApplicationNumber;

/** A row counts the applications of each day; whoever counts holds it until the number is taken. */
public final class StoredApplicationNumbers implements ApplicationNumbers {
    private final Transactions transactions;

    public StoredApplicationNumbers(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public ApplicationNumber next(LocalDate day) {
        return transactions.run(em -> {
            Sql sql = new Sql(em);
            sql.change(
                    "INSERT INTO application_number (day, count) VALUES (?1, 1)"
                            + " ON CONFLICT (day) DO UPDATE SET count = application_number.count + 1",
                    Date.valueOf(day));
            return sql.first(
                            row -> ApplicationNumber.of(day, Math.toIntExact(row.number(0))),
                            "SELECT count FROM application_number WHERE day = ?1",
                            Date.valueOf(day))
                    .orElseThrow();
        });
    }
}
