package org.yanqi.application.port;

import java.time.Instant;
import java.util.List;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Promises to tell a phone that a certificate can be renewed from now on. */
public interface Reminders {
    /** @param certificate the signing certificate's fingerprint; one reminder for each certificate and number */
    record Reminder(Sha256 certificate, MobileNumber mobile, Instant due) implements Erasable {}

    /** What was left in this application. */
    record LeftIn(ApplicationNumber application) implements Erasable {}

    sealed interface Erasable {}

    /** @param leftIn the application whose handler left the number; of several, the one that came last */
    void keep(Reminder reminder, ApplicationNumber leftIn);

    /** Due by now, earliest first. */
    List<Reminder> due(Instant now, int most);

    /** What is gone already is no error. */
    void erase(Erasable reminders);
}
