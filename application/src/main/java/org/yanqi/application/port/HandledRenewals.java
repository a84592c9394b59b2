package org.yanqi.application.port;

import java.util.List;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Finds renewals by the person who handled them. */
public interface HandledRenewals {
    /** Applications that are installed or completed and whose handler has this number, newest first, at most 100. */
    List<ApplicationNumber> installedBy(MobileNumber mobile);
}
