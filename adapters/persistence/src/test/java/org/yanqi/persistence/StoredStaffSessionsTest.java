package org.yanqi.persistence;

import org.yanqi.application.port.StaffSessions;
import org.yanqi.application.port.StaffSessionsContract;

class StoredStaffSessionsTest extends StaffSessionsContract {
    private final StaffSessions port = new StoredStaffSessions(TestDatabase.empty());

    @Override
    protected StaffSessions sessions() {
        return port;
    }
}
