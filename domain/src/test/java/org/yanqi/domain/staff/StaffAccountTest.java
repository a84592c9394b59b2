package org.yanqi.domain.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Defect;
import org.yanqi.domain.Sha256;

class StaffAccountTest {
    private static final Instant NOW = Instant.parse("2025-07-11T02:00:00Z");
    private static final Bytes SECRET = Bytes.of(new byte[20]);
    private static final StaffAccount ACCOUNT =
            StaffAccount.fresh(new StaffName("shenhe"), Set.of(StaffRole.REVIEWER), "a hash", SECRET);

    @Test
    void aCodeCountsOnceAndNoneBeforeItAfterwards() {
        StaffAccount account = ACCOUNT.afterSignIn(100);
        assertThat(account.isFresh(100)).isFalse();
        assertThat(account.isFresh(99)).isFalse();
        assertThat(account.isFresh(101)).isTrue();
    }

    @Test
    void neitherHashNorSecretIsEverPrinted() {
        assertThat(ACCOUNT.toString())
                .contains("shenhe")
                .doesNotContain("a hash")
                .doesNotContain("octets");
    }

    @Test
    void aGeneratorsSecretIsLongEnough() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> StaffAccount.fresh(new StaffName("shenhe"), Set.of(), "a hash", Bytes.of(new byte[19])));
    }

    @Test
    void namesArePlain() {
        assertThat(StaffName.parse(" ShenHe ").toOptional()).contains(new StaffName("shenhe"));
        assertThat(StaffName.parse("").problem()).contains(Defect.EMPTY);
        assertThat(StaffName.parse("审核").problem()).contains(Defect.MALFORMED);
        assertThat(StaffName.parse("x".repeat(101)).problem()).contains(Defect.TOO_LONG);
    }

    @Test
    void aSessionEndsWithSilenceAndWithTheDay() {
        var session =
                new StaffSession(Sha256.of("secret"), new StaffName("shenhe"), Set.of(StaffRole.REVIEWER), NOW, NOW);
        assertThat(session.isValid(NOW.plus(StaffSession.IDLE).minusMillis(1))).isTrue();
        assertThat(session.isValid(NOW.plus(StaffSession.IDLE))).isFalse();
        Instant evening = NOW.plus(StaffSession.LIFE);
        assertThat(session.seenAt(evening.minus(Duration.ofMinutes(1))).isValid(evening.minusMillis(1)))
                .isTrue();
        assertThat(session.seenAt(evening.minus(Duration.ofMinutes(1))).isValid(evening))
                .isFalse();
    }
}
