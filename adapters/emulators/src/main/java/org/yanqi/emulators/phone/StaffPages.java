package org.yanqi.emulators.phone;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.yanqi.emulators.wire.Json;

/** Shows the one-time passwords of the sandbox's staff, for who has no authenticator at hand. */
public final class StaffPages {

    private final List<StaffGenerator> staff;
    private final Clock clock;

    public StaffPages(List<StaffGenerator> staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    JsonObject shown() {
        Instant now = clock.instant();
        var accounts = Json.array();
        for (StaffGenerator generator : staff) {
            accounts.add(Json.object()
                    .add("account", generator.account())
                    .add("code", generator.code(now))
                    .add("secondsLeft", StaffGenerator.left(now).toSeconds()));
        }
        return Json.object().add("accounts", accounts).build();
    }
}
