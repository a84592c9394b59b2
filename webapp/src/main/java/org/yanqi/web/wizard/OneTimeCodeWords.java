package org.yanqi.web.wizard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.yanqi.application.handler.AnswerOneTimeCode;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Say;

/** Says why a one-time code was not accepted. */
@ApplicationScoped
public class OneTimeCodeWords {
    @Inject
    Say say;

    Optional<Problem> refused(AnswerOneTimeCode.Outcome outcome) {
        return switch (outcome) {
            case AnswerOneTimeCode.Outcome.Right() -> Optional.empty();
            case AnswerOneTimeCode.Outcome.Wrong(int left) -> problem(say.with("otp.wrong", left));
            case AnswerOneTimeCode.Outcome.Expired() -> problem(say.with("otp.expired"));
            case AnswerOneTimeCode.Outcome.Locked(var until) -> problem(say.with("otp.locked", say.clock(until)));
            case AnswerOneTimeCode.Outcome.NoneSent() -> problem(say.with("otp.none"));
        };
    }

    private static Optional<Problem> problem(String text) {
        return Optional.of(Problem.at("otp", text));
    }
}
