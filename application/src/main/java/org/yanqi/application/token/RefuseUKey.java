package org.yanqi.application.token;

import java.time.Clock;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;

/** Keeps why an inserted UKey does not help its application on, so that it can be looked up by its reference. */
public final class RefuseUKey {
    private final RenewalDesk desk;
    private final Clock clock;

    /** @param act what the UKey was inserted for, as the ledger names it */
    public record Command(ApplicationNumber number, String act, Refusal refusal) {}

    public RefuseUKey(RenewalDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return desk.find(command.number())
                .<Outcome>map(application -> desk.refuse(
                        RenewalDesk.HANDLER, application, command.act(), command.refusal(), clock.instant()))
                .orElseGet(() -> new Outcome.NotFound(command.number()));
    }
}
