package org.yanqi.persistence;

import org.yanqi.application.port.CertificateRegister;
import org.yanqi.domain.certificate.SerialNumber;

/** The registers of issued certificates in the database, asked by the indexes of their serial numbers. */
public final class StoredCertificateRegister implements CertificateRegister {
    private final Transactions transactions;

    public StoredCertificateRegister(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean holds(SerialNumber serial) {
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> row.flag(0),
                        "SELECT EXISTS (SELECT 1 FROM issued_certificate WHERE signing_serial = ?1)"
                                + " OR EXISTS (SELECT 1 FROM issued_certificate WHERE encryption_serial = ?1)"
                                + " OR EXISTS (SELECT 1 FROM event_certificate WHERE serial = ?1)"
                                + " OR EXISTS (SELECT 1 FROM machine_certificate WHERE serial = ?1)",
                        serial.display())
                .orElseThrow());
    }
}
