package org.yanqi.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.staff.StaffName;

/** From the first sight of a mismatch to the word of who has looked into it. */
class AlarmTest {
    private static final Instant NOW = Instant.parse("2025-07-11T02:00:00Z");
    private static final StaffName SHENHE = new StaffName("shenhe");
    private static final StaffName OTHER = new StaffName("shenhe2");
    private static final Alarm ALARM = Alarm.raise(
            new ApplicationNumber("YQ20250711-000123"), new Finding("OtherAmount", "¥200.00", "¥1.00"), NOW);

    @Test
    void itStaysOpenUntilSomebodySaysWhyEvenIfItHasGone() {
        Alarm gone =
                ALARM.seenAgain(NOW.plusSeconds(1)).goneAt(NOW.plusSeconds(2)).goneAt(NOW.plusSeconds(3));
        assertThat(gone.isOpen()).isTrue();
        assertThat(gone.firstSeen()).isEqualTo(NOW);
        assertThat(gone.lastSeen()).isEqualTo(NOW.plusSeconds(1));
        assertThat(gone.gone()).contains(NOW.plusSeconds(2));
        assertThat(acknowledged(gone).isOpen()).isFalse();
    }

    @Test
    void seenAgainItStaysAcknowledgedUnlessItHadGone() {
        Alarm acknowledged = acknowledged(ALARM);
        assertThat(acknowledged.seenAgain(NOW.plusSeconds(1)).isOpen()).isFalse();
        Alarm back = acknowledged.goneAt(NOW.plusSeconds(1)).seenAgain(NOW.plusSeconds(2));
        assertThat(back.isOpen()).isTrue();
        assertThat(back.gone()).isEmpty();
    }

    @Test
    void nobodyAnswersForWhatTheyApprovedThemselves() {
        assertThat(ALARM.acknowledge(by(SHENHE), Set.of(SHENHE))).isEqualTo(new Alarm.Answer.OwnApproval());
        assertThat(ALARM.acknowledge(by(OTHER), Set.of(SHENHE))).isInstanceOf(Alarm.Answer.Acknowledged.class);
    }

    @Test
    void theFirstWordCounts() {
        assertThat(acknowledged(ALARM).acknowledge(by(OTHER), Set.of()))
                .isEqualTo(new Alarm.Answer.AlreadyAcknowledged(by(SHENHE)));
    }

    @Test
    void aReasonIsGiven() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Alarm.Acknowledgement(SHENHE, " ", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new Alarm.Acknowledgement(SHENHE, "x".repeat(501), NOW));
    }

    private static Alarm acknowledged(Alarm alarm) {
        return ((Alarm.Answer.Acknowledged) alarm.acknowledge(by(SHENHE), Set.of())).alarm();
    }

    private static Alarm.Acknowledgement by(StaffName name) {
        return new Alarm.Acknowledgement(name, "已查明", NOW);
    }
}
