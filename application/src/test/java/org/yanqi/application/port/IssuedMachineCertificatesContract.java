package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.IssuedMachineCertificates.Entry;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;

/** What every register of single certificates does; moments count to the microsecond. */
public abstract class IssuedMachineCertificatesContract {
    private static final Instant AT = Instant.parse("2025-07-11T08:48:33.123456Z");

    protected abstract IssuedMachineCertificates register();

    @Test
    void a_certificate_is_found_by_its_serial_number() {
        assertThat(register().of(entry(1, "one").serial())).isEmpty();
        assertThat(register().keep(entry(1, "one"))).isEqualTo(entry(1, "one"));
        register().keep(entry(2, "two"));
        assertThat(register().of(entry(1, "one").serial())).contains(entry(1, "one"));
    }

    @Test
    void the_first_one_counts() {
        register().keep(entry(1, "one"));
        assertThat(register().keep(entry(1, "other"))).isEqualTo(entry(1, "one"));
        assertThat(register().of(entry(1, "one").serial())).contains(entry(1, "one"));
    }

    @Test
    void of_several_at_once_all_get_the_same() {
        assertThat(AtOnce.doing(4, which -> register().keep(entry(1, "made by " + which))))
                .containsOnly(register().of(entry(1, "").serial()).orElseThrow());
    }

    private static Entry entry(int serial, String content) {
        return new Entry(new SerialNumber(BigInteger.valueOf(serial)), Bytes.of(content.getBytes(UTF_8)), AT);
    }
}
