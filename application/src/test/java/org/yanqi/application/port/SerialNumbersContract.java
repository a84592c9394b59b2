package org.yanqi.application.port;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every source of serial numbers does. */
public abstract class SerialNumbersContract {
    protected abstract SerialNumbers serials();

    @Test
    void no_two_are_the_same() {
        var serials = serials();
        assertThat(Stream.generate(serials::reserve).limit(1000).collect(toSet()))
                .hasSize(1000);
    }

    @Test
    void they_differ_in_at_least_64_bits_that_nobody_can_foresee() {
        var serials = serials();
        var first = serials.reserve().value();
        int everDifferent = Stream.generate(serials::reserve)
                .limit(200)
                .map(serial -> serial.value().xor(first))
                .reduce(java.math.BigInteger.ZERO, java.math.BigInteger::or)
                .bitCount();
        assertThat(everDifferent).isGreaterThanOrEqualTo(64);
    }
}
