package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.domain.staff.StaffSession;

/** What every store of staff sessions does; moments count to the microsecond. */
public abstract class StaffSessionsContract {
    private static final Instant AT = Instant.parse("2025-07-11T01:30:00.123456Z");
    private static final StaffSession SESSION = session("secret", Set.of(StaffRole.REVIEWER));

    protected abstract StaffSessions sessions();

    @Test
    void a_session_comes_back_as_it_was_kept() {
        StaffSession all = session("another secret", EnumSet.allOf(StaffRole.class));
        sessions().keep(SESSION);
        sessions().keep(all);
        assertThat(sessions().find(SESSION.secret())).contains(SESSION);
        assertThat(sessions().find(all.secret())).contains(all);
        assertThat(sessions().find(Sha256.of("guessed"))).isEmpty();
    }

    @Test
    void a_later_one_takes_the_place_of_an_earlier_one_with_the_same_secret() {
        sessions().keep(SESSION);
        sessions().keep(SESSION.seenAt(AT.plusSeconds(60)));
        assertThat(sessions().find(SESSION.secret())).contains(SESSION.seenAt(AT.plusSeconds(60)));
    }

    @Test
    void one_who_asks_for_two_things_at_once_is_seen() {
        sessions().keep(SESSION);
        AtOnce.doing(6, count -> {
            sessions().keep(SESSION.seenAt(AT.plusSeconds(60)));
            return count;
        });
        assertThat(sessions().find(SESSION.secret())).contains(SESSION.seenAt(AT.plusSeconds(60)));
    }

    @Test
    void an_ended_session_is_gone_and_ending_again_is_no_error() {
        StaffSession other = session("another secret", SESSION.roles());
        sessions().keep(SESSION);
        sessions().keep(other);
        sessions().end(SESSION.secret());
        sessions().end(SESSION.secret());
        assertThat(sessions().find(SESSION.secret())).isEmpty();
        assertThat(sessions().find(other.secret())).contains(other);
    }

    private static StaffSession session(String secret, Set<StaffRole> roles) {
        return new StaffSession(Sha256.of(secret), new StaffName("li.si"), roles, AT, AT.plusSeconds(30));
    }
}
