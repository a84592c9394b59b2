package org.yanqi.domain;

import java.util.Optional;
import java.util.function.Function;

/** What reading a text from outside gives: the value, or the one thing that is wrong with it. */
public sealed interface Checked<T> {
    record Valid<T>(T value) implements Checked<T> {}

    record Invalid<T>(Defect defect) implements Checked<T> {}

    static <T> Checked<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Checked<T> invalid(Defect defect) {
        return new Invalid<>(defect);
    }

    default Optional<T> toOptional() {
        return this instanceof Valid<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    default Optional<Defect> problem() {
        return this instanceof Invalid<T>(Defect defect) ? Optional.of(defect) : Optional.empty();
    }

    /**
     * The value of a text that the program itself holds to be good.
     *
     * @throws IllegalArgumentException naming the defect
     */
    default T orThrow() {
        return toOptional()
                .orElseThrow(() ->
                        new IllegalArgumentException(problem().map(Enum::name).orElse("")));
    }

    default <U> Checked<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Valid<T>(T value) -> valid(change.apply(value));
            case Invalid<T>(Defect defect) -> invalid(defect);
        };
    }
}
