package org.yanqi.application.port;

import java.util.Optional;
import org.yanqi.domain.staff.StaffAccount;
import org.yanqi.domain.staff.StaffName;

/** The accounts of the CA's staff. */
public interface StaffAccounts {
    Optional<Versioned<StaffAccount>> find(StaffName name);

    /**
     * @param version the version that was loaded; 0 for a new account
     * @throws StaleVersionException if the stored version is another
     */
    void save(StaffAccount account, long version);
}
