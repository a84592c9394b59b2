package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.domain.certificate.SerialNumber;

/** What every store of revocations does; moments count to the microsecond. */
public abstract class RevocationsContract {
    private static final Instant AT = Instant.parse("2025-07-11T01:30:00.123456Z");
    private static final SerialNumber SMALL = new SerialNumber(BigInteger.valueOf(0x9F));
    private static final SerialNumber LARGE = new SerialNumber(BigInteger.valueOf(0x1000));

    protected abstract Revocations revocations();

    @Test
    void a_revocation_is_found_by_its_serial_number() {
        revocations().keep(new Revocation(SMALL, AT));
        assertThat(revocations().find(SMALL)).contains(new Revocation(SMALL, AT));
        assertThat(revocations().find(LARGE)).isEmpty();
    }

    @Test
    void the_first_revocation_counts() {
        revocations().keep(new Revocation(SMALL, AT));
        revocations().keep(new Revocation(SMALL, AT.plusSeconds(60)));
        assertThat(revocations().find(SMALL)).contains(new Revocation(SMALL, AT));
    }

    @Test
    void all_come_by_serial_number() {
        revocations().keep(new Revocation(LARGE, AT));
        revocations().keep(new Revocation(SMALL, AT));
        assertThat(revocations().all()).containsExactly(new Revocation(SMALL, AT), new Revocation(LARGE, AT));
    }
}
