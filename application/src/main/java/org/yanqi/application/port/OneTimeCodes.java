package org.yanqi.application.port;

import java.util.Optional;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;
import org.yanqi.domain.renewal.ApplicationNumber;

/** The latest one-time code for each application and mobile number, and which numbers have answered theirs. */
public interface OneTimeCodes {
    Optional<OneTimeCode> latest(ApplicationNumber application, MobileNumber mobile);

    void save(ApplicationNumber application, OneTimeCode code, boolean answered);

    boolean hasAnswered(ApplicationNumber application, MobileNumber mobile);
}
