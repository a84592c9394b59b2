package org.yanqi.application.port;

import java.util.List;
import java.util.Optional;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;

/** What the token agent has been told to do, and what its answer has to match. */
public interface TokenJobs {
    void save(TokenJob job);

    /**
     * Saves this job unless its subject has one of its kind already; however many ask at once, they hear of the same.
     *
     * @return the one that counts, the latest where there are several
     */
    TokenJob begin(TokenJob job);

    /** All jobs of this subject and kind of step, the latest first. */
    List<TokenJob> all(String subject, TokenStep.Kind step);

    /** The latest job of this subject and kind of step. */
    default Optional<TokenJob> latest(String subject, TokenStep.Kind step) {
        return all(subject, step).stream().findFirst();
    }
}
