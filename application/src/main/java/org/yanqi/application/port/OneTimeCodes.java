package org.yanqi.application.port;

import java.util.Optional;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;

/**
 * The latest one-time code for each purpose and mobile number, and whether it was answered. The purpose is an
 * application's number, or the word for what the code opens where there is no application.
 */
public interface OneTimeCodes {
    /** @param answered whether it was answered rightly */
    record Sent(OneTimeCode code, boolean answered) {}

    Optional<Sent> sent(String purpose, MobileNumber mobile);

    /** Keeps a code that is about to be sent in the place of an earlier one; nobody has answered it yet. */
    void save(String purpose, OneTimeCode code);

    /**
     * Counts an answer: {@code after} takes the place of {@code before}, and of no other code.
     *
     * @param rightly whether it was the right one; what was answered rightly stays so until another code is sent
     * @throws StaleVersionException if the latest code is another, or the same after somebody else's answer
     */
    void answer(String purpose, OneTimeCode before, OneTimeCode after, boolean rightly);

    default Optional<OneTimeCode> latest(String purpose, MobileNumber mobile) {
        return sent(purpose, mobile).map(Sent::code);
    }

    default boolean hasAnswered(String purpose, MobileNumber mobile) {
        return sent(purpose, mobile).filter(Sent::answered).isPresent();
    }
}
