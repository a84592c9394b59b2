package org.yanqi.application.handler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Identified;

/**
 * Goes on without the UKey, by the application's number and a code to its handler's phone. Whoever guesses learns
 * nothing: a number that does not exist, another's phone and a wrong code are all answered alike.
 */
public final class ResumeByNumber {
    private static final RateLimits.Limit PER_ADDRESS = new RateLimits.Limit(20, Duration.ofHours(1));
    private static final RateLimits.Limit PER_APPLICATION = new RateLimits.Limit(20, Duration.ofHours(1));

    private final RenewalDesk desk;
    private final SendOneTimeCode sending;
    private final AnswerOneTimeCode answering;
    private final RateLimits limits;
    private final Clock clock;

    /** @param address the network address that asks */
    public record Claim(ApplicationNumber number, MobileNumber mobile, String address) {}

    /** What the page can say. */
    public sealed interface Asked {
        /** A code is on its way, if number and phone belong together. */
        record PerhapsSent() implements Asked {}

        record NotBefore(Instant moment) implements Asked {}
    }

    public ResumeByNumber(
            RenewalDesk desk, SendOneTimeCode sending, AnswerOneTimeCode answering, RateLimits limits, Clock clock) {
        this.desk = desk;
        this.sending = sending;
        this.answering = answering;
        this.limits = limits;
        this.clock = clock;
    }

    /** @throws org.yanqi.application.port.UnavailableException if the message provider does not answer */
    public Asked ask(Claim claim) {
        Optional<Instant> tooMany = tooMany(claim, "ask");
        if (tooMany.isPresent()) {
            return new Asked.NotBefore(tooMany.get());
        }
        if (belongsTogether(claim)) {
            sending.handle(new SendOneTimeCode.Command(purpose(claim), claim.mobile(), claim.address()));
        }
        return new Asked.PerhapsSent();
    }

    /** Whether the code opens the application; wrong, late, locked and unknown are one answer. */
    public boolean answer(Claim claim, String code) {
        if (tooMany(claim, "answer").isPresent() || !belongsTogether(claim)) {
            return false;
        }
        var command = new AnswerOneTimeCode.Command(purpose(claim), claim.mobile(), code);
        return answering.open(command) instanceof AnswerOneTimeCode.Outcome.Right;
    }

    private Optional<Instant> tooMany(Claim claim, String act) {
        Instant now = clock.instant();
        return limits.attempt("resume " + act + " from " + claim.address(), PER_ADDRESS, now)
                .or(() -> limits.attempt("resume " + act + " of " + claim.number(), PER_APPLICATION, now));
    }

    private boolean belongsTogether(Claim claim) {
        return desk.find(claim.number())
                .flatMap(application -> application.reached(Identified.class))
                .filter(identified -> identified.handler().mobile().equals(claim.mobile()))
                .isPresent();
    }

    private static String purpose(Claim claim) {
        return "resume-" + claim.number();
    }
}
