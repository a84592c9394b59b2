package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.ShortLivedData;
import org.yanqi.application.port.ShortLivedData.Kind;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.domain.staff.StaffSession;

class StoredShortLivedDataTest {
    private static final Instant KEPT = Renewals.MORNING;

    private final TestDatabase database = TestDatabase.empty();
    private final ShortLivedData data = new StoredShortLivedData(database);

    @BeforeEach
    void one_of_each_kind(@TempDir Path directory) throws Exception {
        var stores = new EveryStore(database, TestDatabase.KEYS, directory);
        stores.fill(Renewals.number(1));
        stores.fill();
        stores.limits.attempt("somebody", new RateLimits.Limit(1, Duration.ofHours(1)), KEPT);
        new StoredStaffSessions(database)
                .keep(new StaffSession(
                        Sha256.of("secret"), EveryStore.REVIEWER, Set.of(StaffRole.REVIEWER), KEPT, KEPT));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELIVERED_EVENTS")
    void what_is_older_is_erased_and_nothing_of_another_kind(Kind kind) {
        assertThat(data.erase(kind, KEPT.minusSeconds(1))).isZero();
        assertThat(data.erase(kind, KEPT.plusSeconds(1))).isEqualTo(1);
        assertThat(data.erase(kind, KEPT.plusSeconds(1))).isZero();
        for (Kind other : Kind.values()) {
            if (other != kind && other != Kind.DELIVERED_EVENTS) {
                assertThat(data.erase(other, KEPT.plusSeconds(1)))
                        .as(other.name())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void an_event_that_waits_is_never_erased() {
        database.sql("INSERT INTO outbox (application, event, due_at) VALUES ('YQ20250711-000001', '{}', now())");
        assertThat(data.erase(Kind.DELIVERED_EVENTS, Instant.parse("2099-01-01T00:00:00Z")))
                .isZero();
        assertThat(database.text("SELECT count(*) FROM outbox")).isEqualTo("1");
    }
}
