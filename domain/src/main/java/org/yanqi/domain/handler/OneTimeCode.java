package org.yanqi.domain.handler;

import java.time.Duration;
import java.time.Instant;
import org.yanqi.domain.Sha256;

/**
 * A code sent to a mobile number. It lives ten minutes, or until it is answered rightly; with the fifth wrong answer the
 * number is locked until half an hour after it was sent; a new one may be sent after a minute and at most five times in an
 * hour. Only its salted hash is kept.
 */
public record OneTimeCode(
        MobileNumber mobile, Sha256 answer, Instant sentAt, int wrongAnswers, int sends, Instant firstSentAt) {
    public static final Duration LIFE = Duration.ofMinutes(10);
    public static final Duration BETWEEN_SENDS = Duration.ofMinutes(1);
    public static final Duration LOCK = Duration.ofMinutes(30);
    public static final int MOST_WRONG_ANSWERS = 5;
    public static final int MOST_SENDS_AN_HOUR = 5;

    /** What an answer turns out to be. */
    public sealed interface Verdict {
        record Right(OneTimeCode after) implements Verdict {}

        record Wrong(OneTimeCode after, int answersLeft) implements Verdict {}

        record Expired() implements Verdict {}

        /** With this answer or before it; {@code after} counts it where it was the last one. */
        record Locked(OneTimeCode after, Instant until) implements Verdict {}
    }

    /** Whether another code may be sent. */
    public sealed interface Sending {
        record Allowed(int sends, Instant firstSentAt) implements Sending {}

        record NotBefore(Instant moment) implements Sending {}
    }

    public static OneTimeCode sent(MobileNumber mobile, Sha256 answer, Instant now, Sending.Allowed allowed) {
        return new OneTimeCode(mobile, answer, now, 0, allowed.sends(), allowed.firstSentAt());
    }

    public static Sending.Allowed firstSending(Instant now) {
        return new Sending.Allowed(1, now);
    }

    public Verdict judge(Sha256 given, Instant now) {
        if (wrongAnswers >= MOST_WRONG_ANSWERS && now.isBefore(lockedUntil())) {
            return new Verdict.Locked(this, lockedUntil());
        }
        if (now.isAfter(sentAt.plus(LIFE))) {
            return new Verdict.Expired();
        }
        if (answer.equals(given)) {
            return new Verdict.Right(spent());
        }
        var after = new OneTimeCode(mobile, answer, sentAt, wrongAnswers + 1, sends, firstSentAt);
        int left = MOST_WRONG_ANSWERS - after.wrongAnswers;
        return left == 0 ? new Verdict.Locked(after, lockedUntil()) : new Verdict.Wrong(after, left);
    }

    public Sending sendAgain(Instant now) {
        if (wrongAnswers >= MOST_WRONG_ANSWERS && now.isBefore(lockedUntil())) {
            return new Sending.NotBefore(lockedUntil());
        }
        if (now.isBefore(sentAt.plus(BETWEEN_SENDS))) {
            return new Sending.NotBefore(sentAt.plus(BETWEEN_SENDS));
        }
        Instant hourEnds = firstSentAt.plus(Duration.ofHours(1));
        if (!now.isBefore(hourEnds)) {
            return firstSending(now);
        }
        return sends >= MOST_SENDS_AN_HOUR
                ? new Sending.NotBefore(hourEnds)
                : new Sending.Allowed(sends + 1, firstSentAt);
    }

    /** It is not answered a second time: its life is over. */
    private OneTimeCode spent() {
        return new OneTimeCode(mobile, answer, sentAt.minus(LIFE).minusSeconds(1), wrongAnswers, sends, firstSentAt);
    }

    private Instant lockedUntil() {
        return sentAt.plus(LOCK);
    }
}
