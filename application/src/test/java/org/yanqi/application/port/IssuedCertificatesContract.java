package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.IssuedCertificates.Entry;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;

/** What every register of the embedded CA does; moments count to the microsecond. */
public abstract class IssuedCertificatesContract {
    protected abstract IssuedCertificates register();

    @Test
    void an_issuance_comes_back_as_it_was_kept() {
        Entry entry = entry(1, 10);
        assertThat(register().keep(entry)).isEqualTo(entry);
        assertThat(register().of(Renewals.number(1))).contains(entry);
        assertThat(register().of(Renewals.number(2))).isEmpty();
    }

    @Test
    void the_first_issuance_of_an_application_is_the_only_one() {
        register().keep(entry(1, 10));
        assertThat(register().keep(entry(1, 20))).isEqualTo(entry(1, 10));
        assertThat(register().of(Renewals.number(1))).contains(entry(1, 10));
    }

    private static Entry entry(int application, int serial) {
        return new Entry(
                Renewals.number(application),
                Sha256.of("key " + serial),
                new SerialNumber(BigInteger.valueOf(serial)),
                new SerialNumber(BigInteger.valueOf(serial + 1L)),
                bytes("signing"),
                bytes("encryption"),
                bytes("envelope"),
                bytes("escrow"),
                Instant.parse("2025-07-11T01:30:00.123456Z"));
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
