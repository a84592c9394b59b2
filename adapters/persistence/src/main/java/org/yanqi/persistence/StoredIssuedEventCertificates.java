package org.yanqi.persistence;

import java.math.BigInteger;
import java.util.List;
import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.persistence.secrecy.DataKeys;

/**
 * The register of event certificates in the database. A certificate names a person, so it is sealed; when the application's
 * personal data are erased its serial number stays, and its content is empty.
 */
public final class StoredIssuedEventCertificates implements IssuedEventCertificates {
    private static final Bytes ERASED = Bytes.of(new byte[0]);

    private final Transactions transactions;
    private final DataKeys keys;

    public StoredIssuedEventCertificates(Transactions transactions, DataKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    @Override
    public void keep(Entry entry) {
        String serial = entry.serial().display();
        byte[] sealed = keys.seal(entry.certificate().toArray(), identity(serial));
        transactions.execute(em -> new Sql(em)
                .change(
                        "INSERT INTO event_certificate (application, serial, certificate, at)"
                                + " VALUES (?1, ?2, ?3, ?4)",
                        entry.application().value(),
                        serial,
                        sealed,
                        entry.at()));
    }

    @Override
    public List<Entry> of(ApplicationNumber application) {
        return transactions.run(em -> new Sql(em)
                .all(
                        row -> entry(application, row),
                        "SELECT serial, certificate, at FROM event_certificate WHERE application = ?1"
                                + " ORDER BY position",
                        application.value()));
    }

    private Entry entry(ApplicationNumber application, Sql.Row row) {
        String serial = row.text(0);
        return new Entry(
                application,
                new SerialNumber(new BigInteger(serial, 16)),
                row.optionalBytes(1)
                        .map(octets -> Bytes.of(keys.open(octets, identity(serial))))
                        .orElse(ERASED),
                row.instant(2));
    }

    static String identity(String serial) {
        return "event_certificate/" + serial;
    }
}
