package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.StaffSessions;
import org.yanqi.application.port.StaffSessionsContract;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.domain.staff.StaffSession;

class StoredStaffSessionsTest extends StaffSessionsContract {
    private final StoredStaffSessions port = new StoredStaffSessions(TestDatabase.empty());

    @Override
    protected StaffSessions sessions() {
        return port;
    }

    @Test
    void every_session_of_one_account_can_be_ended_at_once() {
        var mine = List.of(session("one", "li.si"), session("two", "li.si"));
        var others = session("three", "wang.wu");
        mine.forEach(port::keep);
        port.keep(others);
        port.endAll(new StaffName("li.si"));
        assertThat(mine)
                .allSatisfy(ended -> assertThat(port.find(ended.secret())).isEmpty());
        assertThat(port.find(others.secret())).contains(others);
    }

    private static StaffSession session(String secret, String name) {
        return new StaffSession(
                Sha256.of(secret), new StaffName(name), Set.of(StaffRole.REVIEWER), Renewals.MORNING, Renewals.MORNING);
    }
}
