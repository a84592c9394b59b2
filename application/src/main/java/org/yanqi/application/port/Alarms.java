package org.yanqi.application.port;

import java.util.List;
import java.util.Optional;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Every alarm that was ever raised about an issued certificate; none is deleted. */
public interface Alarms {
    /**
     * A new or changed alarm, and what the audit ledger is told of it: both are stored in one transaction.
     *
     * @param version the version that was loaded; 0 for a new alarm
     */
    record Change(Alarm alarm, long version, Optional<AuditEntry> entry) {}

    /** All of one application, the one that was raised first coming first. */
    List<Versioned<Alarm>> of(ApplicationNumber application);

    /** @throws StaleVersionException if the stored version is another; nothing is stored then */
    void save(Change change);
}
