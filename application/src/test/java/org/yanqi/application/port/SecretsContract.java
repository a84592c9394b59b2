package org.yanqi.application.port;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every maker of secrets does. */
public abstract class SecretsContract {
    protected abstract Secrets secrets();

    @Test
    void an_identifier_is_32_hexadecimal_digits_and_never_comes_twice() {
        var secrets = secrets();
        assertThat(Stream.generate(secrets::identifier).limit(1000).collect(toSet()))
                .hasSize(1000)
                .allMatch(identifier -> identifier.matches("[0-9a-f]{32}"));
    }

    @Test
    void as_many_digits_as_asked_for_and_every_digit_occurs() {
        var secrets = secrets();
        var codes = Stream.generate(() -> secrets.digits(6)).limit(200).toList();
        assertThat(codes).allMatch(code -> code.matches("[0-9]{6}"));
        assertThat(String.join("", codes).chars().distinct()).hasSize(10);
        assertThat(codes.stream().distinct().count()).isGreaterThan(150);
    }
}
