package org.yanqi.web.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.yanqi.application.Ports;
import org.yanqi.web.page.Say;

/** How long something has been waiting, in words; beyond a day it is late, since the handler was promised a working day. */
@ApplicationScoped
public class Waiting {
    private static final Duration PROMISED = Duration.ofDays(1);

    @Inject
    Ports ports;

    @Inject
    Say say;

    String since(Instant begin) {
        return inWords(waited(begin));
    }

    boolean isLate(Instant begin) {
        return waited(begin).compareTo(PROMISED) > 0;
    }

    String inWords(Duration waited) {
        if (waited.toDays() > 0) {
            return say.with("office.waited.days", waited.toDays(), waited.toHoursPart());
        }
        return waited.toHours() > 0
                ? say.with("office.waited.hours", waited.toHours(), waited.toMinutesPart())
                : say.with("office.waited.minutes", waited.toMinutes());
    }

    private Duration waited(Instant begin) {
        Duration waited = Duration.between(begin, ports.clock().instant());
        return waited.isNegative() ? Duration.ZERO : waited;
    }
}
