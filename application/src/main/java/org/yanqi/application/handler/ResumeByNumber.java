package org.yanqi.application.handler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.Outbox;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.RenewalEvent;

/**
 * Goes on without the UKey, by the application's number and a code to its handler's phone. Whoever guesses learns
 * nothing: a number that does not exist, another's phone and a wrong code are all answered alike.
 */
public final class ResumeByNumber {
    private static final RateLimits.Limit PER_ADDRESS = new RateLimits.Limit(20, Duration.ofHours(1));
    private static final RateLimits.Limit PER_APPLICATION = new RateLimits.Limit(20, Duration.ofHours(1));

    private final RenewalDesk desk;
    private final Outbox outbox;
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
            RenewalDesk desk,
            Outbox outbox,
            SendOneTimeCode sending,
            AnswerOneTimeCode answering,
            RateLimits limits,
            Clock clock) {
        this.desk = desk;
        this.outbox = outbox;
        this.sending = sending;
        this.answering = answering;
        this.limits = limits;
        this.clock = clock;
    }

    /** Does the same work whether the two belong together or not; what is to be sent is sent afterwards, by {@link #send}. */
    public Asked ask(Claim claim) {
        Optional<Instant> tooMany = tooMany(claim, "ask");
        if (tooMany.isPresent()) {
            return new Asked.NotBefore(tooMany.get());
        }
        outbox.put(new RenewalEvent.ResumptionAsked(claim.number(), belongsTogether(claim), clock.instant()));
        return new Asked.PerhapsSent();
    }

    /**
     * Nobody waits for a code any more that could not be sent while it would have been good.
     *
     * @throws org.yanqi.application.port.UnavailableException if the message provider does not answer
     */
    public void send(RenewalEvent.ResumptionAsked asked) {
        if (asked.known() && clock.instant().isBefore(asked.at().plus(OneTimeCode.LIFE))) {
            mobile(asked.application()).ifPresent(mobile -> {
                String purpose = purpose(asked.application());
                sending.handle(new SendOneTimeCode.Command(purpose, mobile, purpose));
            });
        }
    }

    /** Whether the code opens the application; wrong, late, locked and unknown are one answer. */
    public boolean answer(Claim claim, String code) {
        if (tooMany(claim, "answer").isPresent() || !belongsTogether(claim)) {
            return false;
        }
        var command = new AnswerOneTimeCode.Command(purpose(claim.number()), claim.mobile(), code);
        return answering.open(command) instanceof AnswerOneTimeCode.Outcome.Right;
    }

    private Optional<Instant> tooMany(Claim claim, String act) {
        Instant now = clock.instant();
        return limits.attempt("resume " + act + " from " + claim.address(), PER_ADDRESS, now)
                .or(() -> limits.attempt("resume " + act + " of " + claim.number(), PER_APPLICATION, now));
    }

    private boolean belongsTogether(Claim claim) {
        return mobile(claim.number()).filter(claim.mobile()::equals).isPresent();
    }

    private Optional<MobileNumber> mobile(ApplicationNumber number) {
        return desk.find(number)
                .flatMap(application -> application.reached(Identified.class))
                .map(identified -> identified.handler().mobile());
    }

    private static String purpose(ApplicationNumber number) {
        return "resume-" + number;
    }
}
