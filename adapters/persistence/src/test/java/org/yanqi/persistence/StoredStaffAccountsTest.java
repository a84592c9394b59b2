package org.yanqi.persistence;

import org.yanqi.application.port.StaffAccounts;
import org.yanqi.application.port.StaffAccountsContract;

class StoredStaffAccountsTest extends StaffAccountsContract {
    private final StaffAccounts port = new StoredStaffAccounts(TestDatabase.empty(), TestDatabase.KEYS);

    @Override
    protected StaffAccounts accounts() {
        return port;
    }
}
