package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.domain.certificate.SerialNumber;

/** What every store of revocations does; moments count to the microsecond. */
public abstract class RevocationsContract {
    private static final Instant AT = Instant.parse("2025-07-11T01:30:00.123456Z");
    private static final SerialNumber SMALL = new SerialNumber(BigInteger.valueOf(0x9F));
    private static final SerialNumber LARGE = new SerialNumber(BigInteger.valueOf(0x1000));

    private static final Revocation SMALL_ENDED = new Revocation(SMALL, AT, Reason.SUPERSEDED);
    private static final Revocation LARGE_ENDED = new Revocation(LARGE, AT, Reason.CESSATION_OF_OPERATION);

    protected abstract Revocations revocations();

    @Test
    void a_revocation_is_found_by_its_serial_number() {
        revocations().keep(SMALL_ENDED);
        assertThat(revocations().find(SMALL)).contains(SMALL_ENDED);
        assertThat(revocations().find(LARGE)).isEmpty();
    }

    @Test
    void the_first_revocation_counts() {
        revocations().keep(SMALL_ENDED);
        revocations().keep(new Revocation(SMALL, AT.plusSeconds(60), Reason.CESSATION_OF_OPERATION));
        assertThat(revocations().find(SMALL)).contains(SMALL_ENDED);
    }

    @Test
    void of_several_at_once_one_is_the_first() {
        AtOnce.doing(6, count -> {
            revocations().keep(new Revocation(SMALL, AT.plusSeconds(count), Reason.SUPERSEDED));
            return count;
        });
        assertThat(revocations().all()).hasSize(1);
        assertThat(revocations().find(SMALL)).contains(revocations().all().getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_comes_back(Reason reason) {
        revocations().keep(new Revocation(SMALL, AT, reason));
        assertThat(revocations().find(SMALL)).contains(new Revocation(SMALL, AT, reason));
    }

    @Test
    void all_come_by_serial_number() {
        revocations().keep(LARGE_ENDED);
        revocations().keep(SMALL_ENDED);
        assertThat(revocations().all()).containsExactly(SMALL_ENDED, LARGE_ENDED);
    }
}
