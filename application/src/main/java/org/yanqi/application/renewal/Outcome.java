package org.yanqi.application.renewal;

import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;

/** What came of asking an application for something. */
public sealed interface Outcome {
    /** The application as it stands now. */
    record Now(RenewalApplication application) implements Outcome {}

    /**
     * The application stands as before; nothing that was given is lost.
     *
     * @param entry the refusal's place in the application's chain of the audit ledger, by which it is looked up; 0 where
     *     a step was merely repeated
     */
    record Refused(Refusal refusal, RenewalApplication application, int entry) implements Outcome {
        /** What a person reads out on the telephone. */
        public String reference() {
            return entry == 0 ? application.number().value() : application.number() + "-" + entry;
        }
    }

    /** Somebody else has changed the application since it was looked at; nothing was done. */
    record Overtaken(RenewalApplication application) implements Outcome {}

    /** There is no application with this number. */
    record NotFound(ApplicationNumber number) implements Outcome {}
}
