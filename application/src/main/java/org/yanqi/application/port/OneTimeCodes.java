package org.yanqi.application.port;

import java.util.Optional;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;

/**
 * The latest one-time code for each purpose and mobile number, and whether it was answered. The purpose is an
 * application's number, or the word for what the code opens where there is no application.
 */
public interface OneTimeCodes {
    Optional<OneTimeCode> latest(String purpose, MobileNumber mobile);

    /** Keeps a code in the place of an earlier one; {@code answered}: whether it has been answered rightly. */
    void save(String purpose, OneTimeCode code, boolean answered);

    boolean hasAnswered(String purpose, MobileNumber mobile);
}
