package org.yanqi.application.renewal;

import java.util.Optional;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalApplication;

/** The application as it stands, from which the page to show is derived. */
public final class ViewRenewal {
    private final RenewalDesk desk;

    public ViewRenewal(RenewalDesk desk) {
        this.desk = desk;
    }

    public Optional<RenewalApplication> of(ApplicationNumber number) {
        return desk.find(number);
    }
}
