package org.yanqi.application.memory;

import org.yanqi.application.port.StaffSessions;
import org.yanqi.application.port.StaffSessionsContract;

class InMemoryStaffSessionsTest extends StaffSessionsContract {
    private final StaffSessions port = new InMemoryStaffSessions();

    @Override
    protected StaffSessions sessions() {
        return port;
    }
}
