package org.yanqi.domain.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Bytes;

/**
 * One certificate after another.
 *
 * @param certificate DER, once the CA has made it
 */
public record MachineRenewal(
        MachineOrder order, Exchange exchange, Optional<Bytes> certificate, Status status, Instant since) {
    /** A machine confirms within seconds, and a CA is away for hours; after a day nobody waits for either any more. */
    public static final Duration PATIENCE = Duration.ofDays(1);

    /** An intent is carried out by whoever has stored it, or after so long by anybody. */
    private static final Duration IN_HAND = Duration.ofMinutes(1);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** How far it has come. */
    public enum Status {
        /** The intent is stored; the CA may or may not have acted on it. */
        ISSUING,
        /** The certificate exists; the machine has not said that it has it. */
        ISSUED,
        /** The machine has it; the old one is to be revoked. */
        CONFIRMED,
        /** The old one is revoked. */
        COMPLETED,
        /** The machine does not want it, or was not heard of again; the new one is to be revoked. */
        REJECTED,
        /** The new one is revoked. */
        WITHDRAWN
    }

    public MachineRenewal {
        if (certificate.isPresent() == (status == Status.ISSUING)) {
            throw new IllegalArgumentException("there is a certificate once it has been issued");
        }
    }

    static MachineRenewal ordered(MachineOrder order, Exchange exchange, Instant at) {
        return new MachineRenewal(order, exchange, Optional.empty(), Status.ISSUING, at);
    }

    /** Whether a certificate may become valid by it, or is not yet what it has to be. */
    public boolean isUnderWay() {
        return status != Status.COMPLETED && status != Status.WITHDRAWN;
    }

    boolean isConfirmed() {
        return status == Status.CONFIRMED || status == Status.COMPLETED;
    }

    boolean isGivenUp() {
        return status == Status.REJECTED || status == Status.WITHDRAWN;
    }

    boolean isOverdue(Instant now) {
        return status == Status.ISSUED && !now.isBefore(since.plus(PATIENCE));
    }

    /**
     * How long whoever waits for the certificate is best left alone: as long again as he has waited. Nothing if he need not wait,
     * or has waited for a day.
     */
    public Optional<Duration> pause(Instant now) {
        Duration waited = Duration.between(since, now);
        return status == Status.ISSUING && waited.compareTo(PATIENCE) < 0
                ? Optional.of(Collections.min(List.of(LONGEST_PAUSE, Collections.max(List.of(SHORTEST_PAUSE, waited)))))
                : Optional.empty();
    }

    /** When the platform has to look after it by itself. */
    public Optional<Instant> due() {
        return switch (status) {
            case ISSUING -> Optional.of(since.plus(IN_HAND));
            case ISSUED -> Optional.of(since.plus(PATIENCE));
            case CONFIRMED, REJECTED -> Optional.of(since);
            case COMPLETED, WITHDRAWN -> Optional.empty();
        };
    }

    /** The same words in the same conversation get the same answer. */
    MachineRenewal heardIn(Exchange latest) {
        return latest.continues(exchange) ? this : new MachineRenewal(order, latest, certificate, status, since);
    }

    MachineRenewal issued(Bytes made, Instant at) {
        return new MachineRenewal(order, exchange, Optional.of(made), Status.ISSUED, at);
    }

    MachineRenewal now(Status next, Instant at) {
        return new MachineRenewal(order, exchange, certificate, next, at);
    }
}
