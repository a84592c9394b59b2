package org.yanqi.web.wizard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.handler.AnswerOneTimeCode;
import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Say;

/** Says why a one-time code was not accepted. */
@ApplicationScoped
public class OneTimeCodeWords {
    private static final int MOST_CHARACTERS = 20;

    @Inject
    Say say;

    /** What was typed, no longer than any code is. */
    static String typed(@Nullable String code) {
        String bare = code == null ? "" : code.strip();
        return bare.substring(0, Math.min(bare.length(), MOST_CHARACTERS));
    }

    static Checked<String> given(String code) {
        return code.isBlank() ? Checked.invalid(Defect.EMPTY) : Checked.valid(typed(code));
    }

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
