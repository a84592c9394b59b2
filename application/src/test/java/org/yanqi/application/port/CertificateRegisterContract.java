package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;

/** What every register does that is asked whether a certificate exists. */
public abstract class CertificateRegisterContract {
    private static final Instant AT = Instant.parse("2025-07-11T01:30:00Z");
    private static final SerialNumber SIGNING = new SerialNumber(new BigInteger("7EB1F8A0C2D34E5F60718293A4B5C6D", 16));
    private static final SerialNumber ENCRYPTION = new SerialNumber(BigInteger.TWO);
    private static final SerialNumber EVENT = new SerialNumber(BigInteger.TEN);

    protected abstract CertificateRegister register();

    /** The registers that it looks into. */
    protected abstract IssuedCertificates issued();

    protected abstract IssuedEventCertificates events();

    protected abstract IssuedMachineCertificates machines();

    @Test
    void nothing_is_known_before_it_is_issued() {
        assertThat(register().holds(SIGNING)).isFalse();
    }

    @Test
    void both_certificates_of_a_pair_are_known() {
        Bytes content = Bytes.of("content".getBytes(UTF_8));
        issued().keep(new IssuedCertificates.Entry(
                Renewals.number(1), Sha256.of("key"), SIGNING, ENCRYPTION, content, content, content, content, AT));
        assertThat(register().holds(SIGNING)).isTrue();
        assertThat(register().holds(ENCRYPTION)).isTrue();
        assertThat(register().holds(EVENT)).isFalse();
    }

    @Test
    void an_event_certificate_is_known() {
        events().keep(new IssuedEventCertificates.Entry(
                Renewals.number(1), EVENT, Bytes.of("content".getBytes(UTF_8)), AT));
        assertThat(register().holds(EVENT)).isTrue();
        assertThat(register().holds(SIGNING)).isFalse();
    }

    @Test
    void a_machines_certificate_is_known() {
        machines().keep(new IssuedMachineCertificates.Entry(SIGNING, Bytes.of("content".getBytes(UTF_8)), AT));
        assertThat(register().holds(SIGNING)).isTrue();
        assertThat(register().holds(EVENT)).isFalse();
    }
}
