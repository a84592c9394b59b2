package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.IssuedEventCertificates.Entry;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;

/** What every register of event certificates does; moments count to the microsecond. */
public abstract class IssuedEventCertificatesContract {
    private static final Instant AT = Instant.parse("2025-07-11T08:48:33.123456Z");

    protected abstract IssuedEventCertificates register();

    @Test
    void certificates_come_back_in_the_order_of_their_making() {
        register().keep(entry(1, 30, 0));
        register().keep(entry(1, 10, 1));
        register().keep(entry(1, 20, 2));
        assertThat(register().of(Renewals.number(1)))
                .containsExactly(entry(1, 30, 0), entry(1, 10, 1), entry(1, 20, 2));
    }

    @Test
    void each_application_has_its_own() {
        register().keep(entry(1, 10, 0));
        register().keep(entry(2, 20, 0));
        assertThat(register().of(Renewals.number(1))).containsExactly(entry(1, 10, 0));
        assertThat(register().of(Renewals.number(3))).isEmpty();
    }

    private static Entry entry(int application, int serial, int seconds) {
        return new Entry(
                Renewals.number(application),
                new SerialNumber(BigInteger.valueOf(serial)),
                Bytes.of(("certificate " + serial).getBytes(StandardCharsets.UTF_8)),
                AT.plusSeconds(seconds));
    }
}
