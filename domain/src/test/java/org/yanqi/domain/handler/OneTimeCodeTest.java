package org.yanqi.domain.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.OneTimeCode.Sending;
import org.yanqi.domain.handler.OneTimeCode.Verdict;

class OneTimeCodeTest {
    private static final Instant SENT = Instant.parse("2025-07-11T02:00:00Z");
    private static final Sha256 RIGHT = Sha256.of("salt 123456");
    private static final Sha256 WRONG = Sha256.of("salt 654321");
    private static final OneTimeCode CODE =
            OneTimeCode.sent(new MobileNumber("13800000000"), RIGHT, SENT, OneTimeCode.firstSending(SENT));

    @Test
    void theRightAnswerIsRightForTenMinutes() {
        assertThat(CODE.judge(RIGHT, SENT)).isInstanceOf(Verdict.Right.class);
        assertThat(CODE.judge(RIGHT, minutes(10))).isInstanceOf(Verdict.Right.class);
        assertThat(CODE.judge(RIGHT, minutes(10).plusSeconds(1))).isEqualTo(new Verdict.Expired());
        assertThat(CODE.judge(WRONG, minutes(10).plusSeconds(1))).isEqualTo(new Verdict.Expired());
    }

    @Test
    void aWrongAnswerCostsOneOfFive() {
        assertThat(CODE.judge(WRONG, minutes(1)))
                .isEqualTo(new Verdict.Wrong(new OneTimeCode(CODE.mobile(), RIGHT, SENT, 1, 1, SENT), 4));
    }

    @Test
    void afterFiveWrongAnswersNotEvenTheRightOneOpens() {
        OneTimeCode locked = answeredWrongly(5);
        assertThat(locked.wrongAnswers()).isEqualTo(5);
        assertThat(locked.judge(RIGHT, minutes(2))).isEqualTo(new Verdict.Locked(locked, minutes(30)));
        assertThat(locked.judge(RIGHT, minutes(30))).isEqualTo(new Verdict.Expired());
        assertThat(answeredWrongly(4).judge(RIGHT, minutes(2))).isInstanceOf(Verdict.Right.class);
    }

    @Test
    void theFifthWrongAnswerItselfTellsUntilWhen() {
        assertThat(answeredWrongly(4).judge(WRONG, minutes(1)))
                .isEqualTo(new Verdict.Locked(answeredWrongly(5), minutes(30)));
    }

    @Test
    void aRightAnswerIsTakenOnce() {
        OneTimeCode taken = ((Verdict.Right) answeredWrongly(1).judge(RIGHT, SENT)).after();
        assertThat(taken.judge(RIGHT, SENT)).isEqualTo(new Verdict.Expired());
        assertThat(taken.wrongAnswers()).isEqualTo(1);
        assertThat(taken.sendAgain(minutes(1))).isEqualTo(new Sending.Allowed(2, SENT));
    }

    @Test
    void theLockHoldsBackAnotherCodeForHalfAnHour() {
        OneTimeCode locked = answeredWrongly(5);
        assertThat(locked.sendAgain(minutes(30).minusSeconds(1))).isEqualTo(new Sending.NotBefore(minutes(30)));
        assertThat(locked.sendAgain(minutes(30))).isEqualTo(new Sending.Allowed(2, SENT));
    }

    @Test
    void aMinuteLiesBetweenTwoCodes() {
        assertThat(CODE.sendAgain(minutes(1).minusSeconds(1))).isEqualTo(new Sending.NotBefore(minutes(1)));
        assertThat(CODE.sendAgain(minutes(1))).isEqualTo(new Sending.Allowed(2, SENT));
    }

    @Test
    void anHourHasFiveCodes() {
        OneTimeCode fifth = CODE;
        for (int minute = 1; minute <= 4; minute++) {
            var allowed = (Sending.Allowed) fifth.sendAgain(minutes(minute));
            fifth = OneTimeCode.sent(CODE.mobile(), RIGHT, minutes(minute), allowed);
        }
        assertThat(fifth.sends()).isEqualTo(5);
        assertThat(fifth.sendAgain(minutes(59))).isEqualTo(new Sending.NotBefore(minutes(60)));
        assertThat(fifth.sendAgain(minutes(60))).isEqualTo(new Sending.Allowed(1, minutes(60)));
    }

    @Test
    void aNewCodeForgivesEarlierMistakes() {
        var allowed = (Sending.Allowed) answeredWrongly(4).sendAgain(minutes(5));
        OneTimeCode next = OneTimeCode.sent(CODE.mobile(), WRONG, minutes(5), allowed);
        assertThat(next.wrongAnswers()).isZero();
        assertThat(next.judge(WRONG, minutes(6))).isInstanceOf(Verdict.Right.class);
        assertThat(next.judge(RIGHT, minutes(6))).isInstanceOf(Verdict.Wrong.class);
    }

    private static OneTimeCode answeredWrongly(int times) {
        OneTimeCode code = CODE;
        for (int i = 0; i < times; i++) {
            code = switch (code.judge(WRONG, minutes(1))) {
                case Verdict.Wrong(OneTimeCode after, int left) -> after;
                case Verdict.Locked(OneTimeCode after, Instant until) -> after;
                case Verdict.Right right -> throw new AssertionError("right");
                case Verdict.Expired expired -> throw new AssertionError("expired");
            };
        }
        return code;
    }

    private static Instant minutes(int count) {
        return SENT.plus(Duration.ofMinutes(count));
    }
}
