package org.yanqi.web.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yanqi.domain.Checked;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.RefusalWords;

/** Reads the fields of one form and gathers what is wrong with all of them, so that nobody mends one at a time. */
final class Typed {
    private final RefusalWords words;
    private final List<Problem> problems = new ArrayList<>();

    Typed(RefusalWords words) {
        this.words = words;
    }

    <T> Optional<T> read(String field, String label, @Nullable String typed, Function<String, Checked<T>> parse) {
        Checked<T> checked = parse.apply(typed == null ? "" : typed);
        checked.problem().ifPresent(defect -> problems.add(words.of(field, label, defect)));
        return checked.toOptional();
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
