package org.yanqi.application.port;

import java.time.LocalDate;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Gives each application its number; never the same twice. */
public interface ApplicationNumbers {
    ApplicationNumber next(LocalDate day);
}
