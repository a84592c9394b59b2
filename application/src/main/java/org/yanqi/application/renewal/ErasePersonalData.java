package org.yanqi.application.renewal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.yanqi.application.port.RenewalSearch;
import org.yanqi.application.port.ShortLivedData;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalCommand;

/** Erases what is no longer needed, each kind at its time; what is left proves what happened and names nobody. */
public final class ErasePersonalData {
    private static final int AT_ONCE = 100;
    private static final Map<ShortLivedData.Kind, Duration> KEPT = Map.of(
            ShortLivedData.Kind.ONE_TIME_CODES, Duration.ofDays(1),
            ShortLivedData.Kind.RATE_LIMITS, Duration.ofDays(2),
            ShortLivedData.Kind.STAFF_SESSIONS, Duration.ofDays(1),
            ShortLivedData.Kind.DELIVERED_EVENTS, Duration.ofDays(30),
            ShortLivedData.Kind.TOKEN_JOBS, Duration.ofDays(90),
            ShortLivedData.Kind.PICTURES_OF_RENEWED, Duration.ofDays(365),
            ShortLivedData.Kind.RECEIVED_MESSAGES, Duration.ofDays(3 * 365));

    private final RenewalDesk desk;
    private final RenewalSearch search;
    private final ShortLivedData shortLived;
    private final Clock clock;

    public ErasePersonalData(RenewalDesk desk, RenewalSearch search, ShortLivedData shortLived, Clock clock) {
        this.desk = desk;
        this.search = search;
        this.shortLived = shortLived;
        this.clock = clock;
    }

    /**
     * Asks only what is due by the rules of today: one that was stored by other rules would be refused time after time.
     *
     * @return how many have to wait for the next time
     */
    public int handle() {
        Instant now = clock.instant();
        KEPT.forEach((kind, period) -> shortLived.erase(kind, now.minus(period)));
        return InTurn.each(search.erasureDue(now, AT_ONCE), this::eraseIfDue);
    }

    /** Whoever withdraws the consent does not wait for the next time. */
    public void eraseIfDue(ApplicationNumber number) {
        Instant now = clock.instant();
        desk.find(number)
                .flatMap(application -> desk.rules().retention().erasureDue(application))
                .filter(due -> !due.isAfter(now))
                .ifPresent(due -> erase(number));
    }

    private void erase(ApplicationNumber number) {
        desk.ask(RenewalDesk.SYSTEM, number, new RenewalCommand.Erase(clock.instant()));
    }
}
