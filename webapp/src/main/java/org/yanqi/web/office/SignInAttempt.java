package org.yanqi.web.office;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.staff.SignIn;

/** What came of signing in, in our own words: Jakarta Security knows but valid and invalid. */
@RequestScoped
public class SignInAttempt {
    private SignIn.@Nullable Outcome outcome;

    void cameTo(SignIn.Outcome what) {
        outcome = what;
    }

    Optional<SignIn.Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }
}
