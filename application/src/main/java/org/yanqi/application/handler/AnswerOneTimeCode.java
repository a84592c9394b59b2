package org.yanqi.application.handler;

import java.time.Clock;
import java.time.Instant;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;

/**
 * Takes the answer to a one-time code. A right one is taken once: after it the number counts as verified for its purpose, or
 * opens what it opens a single time. Answers that come at the same moment are counted one after the other.
 */
public final class AnswerOneTimeCode {
    /** More than anybody has guesses. */
    private static final int TRIES = 10;

    private final OneTimeCodes codes;
    private final Clock clock;

    public record Command(String purpose, MobileNumber mobile, String code) {
        public Command {
            if (code.length() > 20) {
                throw new IllegalArgumentException("a code has at most 20 characters");
            }
        }
    }

    /** What the answer turned out to be. */
    public sealed interface Outcome {
        record Right() implements Outcome {}

        record Wrong(int answersLeft) implements Outcome {}

        record Expired() implements Outcome {}

        record Locked(Instant until) implements Outcome {}

        record NoneSent() implements Outcome {}
    }

    public AnswerOneTimeCode(OneTimeCodes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    /** Verifies the number; a form that was refused for something else comes back with a code that has been taken. */
    public Outcome handle(Command command) {
        return codes.hasAnswered(command.purpose(), command.mobile()) ? new Outcome.Right() : open(command);
    }

    /** Opens something: each code once. */
    Outcome open(Command command) {
        for (int attempt = 1; ; attempt++) {
            try {
                return codes.latest(command.purpose(), command.mobile())
                        .map(code -> judge(code, command))
                        .orElseGet(Outcome.NoneSent::new);
            } catch (StaleVersionException another) {
                if (attempt == TRIES) {
                    throw another;
                }
            }
        }
    }

    private Outcome judge(OneTimeCode code, Command command) {
        var given = SendOneTimeCode.hash(
                command.purpose(), command.mobile(), command.code().strip());
        return switch (code.judge(given, clock.instant())) {
            case OneTimeCode.Verdict.Right(OneTimeCode after) -> {
                codes.answer(command.purpose(), code, after, true);
                yield new Outcome.Right();
            }
            case OneTimeCode.Verdict.Wrong(OneTimeCode after, int left) -> {
                codes.answer(command.purpose(), code, after, false);
                yield new Outcome.Wrong(left);
            }
            case OneTimeCode.Verdict.Expired() -> new Outcome.Expired();
            case OneTimeCode.Verdict.Locked(OneTimeCode after, Instant until) -> {
                if (!after.equals(code)) {
                    codes.answer(command.purpose(), code, after, false);
                }
                yield new Outcome.Locked(until);
            }
        };
    }
}
