package org.yanqi.application.renewal;

import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;

/** What came of asking an application for something. */
public sealed interface Outcome {
    /** The application as it stands now. */
    record Now(RenewalApplication application) implements Outcome {}

    /** The application stands as before; nothing that was given is lost. */
    record Refused(Refusal refusal, RenewalApplication application) implements Outcome {}

    /** There is no application with this number. */
    record NotFound(ApplicationNumber number) implements Outcome {}
}
