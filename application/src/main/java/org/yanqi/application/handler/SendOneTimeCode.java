package org.yanqi.application.handler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.Secrets;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;

/** Sends a code to a mobile number; only its hash is stored, before it is sent. */
public final class SendOneTimeCode {
    private static final int DIGITS = 6;
    private static final RateLimits.Limit PER_PHONE = new RateLimits.Limit(15, Duration.ofDays(1));
    private static final RateLimits.Limit PER_PURPOSE = new RateLimits.Limit(20, Duration.ofDays(1));
    private static final RateLimits.Limit PER_ADDRESS = new RateLimits.Limit(60, Duration.ofHours(1));

    private final OneTimeCodes codes;
    private final ShortMessages messages;
    private final RateLimits limits;
    private final Secrets secrets;
    private final FaultPoints faults;
    private final Clock clock;

    /**
     * @param purpose the application's number, or what the code opens
     * @param address the network address that asks for it
     */
    public record Command(String purpose, MobileNumber mobile, String address) {}

    /** What became of it. */
    public sealed interface Outcome {
        record Sent(Instant nextNotBefore) implements Outcome {}

        record NotBefore(Instant moment) implements Outcome {}

        /** The provider does not deliver to this number. */
        record Undeliverable(String reason) implements Outcome {}
    }

    public SendOneTimeCode(
            OneTimeCodes codes,
            ShortMessages messages,
            RateLimits limits,
            Secrets secrets,
            FaultPoints faults,
            Clock clock) {
        this.codes = codes;
        this.messages = messages;
        this.limits = limits;
        this.secrets = secrets;
        this.faults = faults;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        Instant now = clock.instant();
        var sending = codes.latest(command.purpose(), command.mobile())
                .map(latest -> latest.sendAgain(now))
                .orElseGet(() -> OneTimeCode.firstSending(now));
        return switch (sending) {
            case OneTimeCode.Sending.NotBefore(Instant moment) -> new Outcome.NotBefore(moment);
            case OneTimeCode.Sending.Allowed allowed ->
                tooMany(command, now).<Outcome>map(Outcome.NotBefore::new).orElseGet(() -> send(command, allowed, now));
        };
    }

    /** However many applications somebody opens, one phone is not flooded, and one computer does not send without end. */
    private Optional<Instant> tooMany(Command command, Instant now) {
        var subjects = Map.of(
                "code to " + command.mobile().value(), PER_PHONE,
                "code for " + command.purpose(), PER_PURPOSE,
                "code from " + command.address(), PER_ADDRESS);
        return subjects.entrySet().stream()
                .flatMap(subject -> limits.attempt(subject.getKey(), subject.getValue(), now).stream())
                .findFirst();
    }

    private Outcome send(Command command, OneTimeCode.Sending.Allowed allowed, Instant now) {
        String code = secrets.digits(DIGITS);
        codes.save(
                command.purpose(),
                OneTimeCode.sent(command.mobile(), hash(command.purpose(), command.mobile(), code), now, allowed));
        faults.reached(FaultPoints.Point.CODE_STORED);
        var minutes = String.valueOf(OneTimeCode.LIFE.toMinutes());
        return switch (messages.send(command.mobile(), ShortMessages.Template.ONE_TIME_CODE, List.of(code, minutes))) {
            case ShortMessages.Sending.Accepted() -> new Outcome.Sent(now.plus(OneTimeCode.BETWEEN_SENDS));
            case ShortMessages.Sending.Refused(String reason) -> new Outcome.Undeliverable(reason);
        };
    }

    /** Bound to purpose and number, so that a code answers for nothing else. */
    static Sha256 hash(String purpose, MobileNumber mobile, String code) {
        return Sha256.of(purpose + "\n" + mobile.value() + "\n" + code);
    }
}
