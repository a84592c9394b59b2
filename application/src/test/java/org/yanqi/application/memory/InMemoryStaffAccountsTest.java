package org.yanqi.application.memory;

import org.yanqi.application.port.StaffAccounts;
import org.yanqi.application.port.StaffAccountsContract;

class InMemoryStaffAccountsTest extends StaffAccountsContract {
    private final StaffAccounts port = new InMemoryStaffAccounts();

    @Override
    protected StaffAccounts accounts() {
        return port;
    }
}
