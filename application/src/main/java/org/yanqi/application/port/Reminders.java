package org.yanqi.application.port;

import java.time.Instant;
import java.util.List;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.MobileNumber;

/** Promises to tell a phone that a certificate can be renewed from now on. */
public interface Reminders {
    /** @param certificate the signing certificate's fingerprint; one reminder for each certificate and number */
    record Reminder(Sha256 certificate, MobileNumber mobile, Instant due) {}

    void keep(Reminder reminder);

    /** Due by now, earliest first. */
    List<Reminder> due(Instant now, int most);

    void erase(Reminder reminder);
}
