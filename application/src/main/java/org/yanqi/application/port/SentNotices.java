package org.yanqi.application.port;

import java.time.Instant;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Remembers what a person has been told of an application, so that nobody is told twice. */
public interface SentNotices {
    /** @param since the moment at which the application reached the state that the notice is about */
    boolean wasSent(ApplicationNumber application, ShortMessages.Template notice, Instant since);

    void sent(ApplicationNumber application, ShortMessages.Template notice, Instant since);
}
