package org.yanqi.domain.renewal;

import java.util.List;

/** What an application answers to a command: the next state with what happened, or why not. */
public sealed interface Decision {
    record Accepted(RenewalApplication next, List<RenewalEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused(Refusal refusal) implements Decision {}

    static Decision accept(RenewalApplication next, RenewalEvent... events) {
        return new Accepted(next, List.of(events));
    }

    static Decision refuse(Refusal refusal) {
        return new Refused(refusal);
    }
}
