package org.yanqi.application.memory;

import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.AlarmBoard;
import org.yanqi.application.port.AlarmBoardContract;
import org.yanqi.application.port.Alarms;

class InMemoryAlarmBoardTest extends AlarmBoardContract {
    private final InMemoryAlarms port = new InMemoryAlarms(new InMemoryLedger(new StandingClock(Renewals.MORNING)));

    @Override
    protected AlarmBoard board() {
        return port;
    }

    @Override
    protected Alarms alarms() {
        return port;
    }
}
