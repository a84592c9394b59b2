package org.yanqi.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;

/** How many alarms wait for a reviewer, for the banner on every page of the office. */
@Named
@RequestScoped
public class OpenAlarms {
    @Inject
    Ports ports;

    @Inject
    CurrentStaff staff;

    private @Nullable Long count;

    /** None for whoever is not signed in. */
    public long getCount() {
        if (count == null) {
            count = staff.isKnown() ? ports.control().board().open() : 0;
        }
        return count;
    }
}
