package org.yanqi.persistence;

import org.yanqi.application.port.AlarmBoard;
import org.yanqi.application.port.AlarmBoardContract;
import org.yanqi.application.port.Alarms;

class StoredAlarmBoardTest extends AlarmBoardContract {
    private final StoredAlarms port = new StoredAlarms(TestDatabase.empty());

    @Override
    protected AlarmBoard board() {
        return port;
    }

    @Override
    protected Alarms alarms() {
        return port;
    }
}
