package org.yanqi.application.handler;

import java.time.Clock;
import java.time.Instant;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;

/** Takes the answer to a one-time code; after a right one the number counts as verified for its purpose. */
public final class AnswerOneTimeCode {
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

    public Outcome handle(Command command) {
        return codes.latest(command.purpose(), command.mobile())
                .map(code -> judge(code, command))
                .orElseGet(Outcome.NoneSent::new);
    }

    private Outcome judge(OneTimeCode code, Command command) {
        var given = SendOneTimeCode.hash(
                command.purpose(), command.mobile(), command.code().strip());
        return switch (code.judge(given, clock.instant())) {
            case OneTimeCode.Verdict.Right() -> {
                codes.save(command.purpose(), code, true);
                yield new Outcome.Right();
            }
            case OneTimeCode.Verdict.Wrong(OneTimeCode after, int left) -> {
                codes.save(command.purpose(), after, false);
                yield new Outcome.Wrong(left);
            }
            case OneTimeCode.Verdict.Expired() -> new Outcome.Expired();
            case OneTimeCode.Verdict.Locked(Instant until) -> new Outcome.Locked(until);
        };
    }
}
