package org.yanqi.application.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.yanqi.application.machine.MandateDesk.Act;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.machine.Exchange;
import org.yanqi.domain.machine.KeyUpdate;
import org.yanqi.domain.machine.MachineRefusal;
import org.yanqi.domain.machine.MandateDecision;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalRules;

/**
 * A machine asks for its next certificate by the one that it has, or a registration authority asks for it. The intent is stored
 * before the CA signs; the same key for the same certificate gets the same new certificate, however often it is asked for and
 * whatever broke in between.
 */
public final class RenewByMachine {
    /** As many as a machine needs whose connection breaks again and again. */
    private static final RateLimits.Limit A_DAY = new RateLimits.Limit(24, Duration.ofDays(1));

    /** As for persons, see {@code RequestIssuance}. */
    private static final int MODULI_COMPARED = 2_000;

    private final MandateDesk desk;
    private final Registers registers;
    private final HandToMachine handing;
    private final RevokeForMachine revoking;
    private final Supplier<RenewalRules> rules;
    private final FaultPoints faults;
    private final Clock clock;

    /** What is asked of certificates, keys and attempts. */
    record Registers(Revocations revocations, SeenPublicKeys seen, SerialNumbers serials, RateLimits limits) {}

    /**
     * @param old issued by our CA; if a machine speaks, its key has signed what is asked for
     * @param wish whose key has signed as well, or for whose possession a registration authority vouches
     */
    public record Command(Certificate old, KeyUpdate.Wish wish, Exchange exchange) {}

    /** What the machine is told. */
    public sealed interface Answer {
        /** @param exchange in which it has to be confirmed, marked as it was the first time */
        record Granted(Bytes certificate, Exchange exchange) implements Answer {}

        /**
         * What was asked for is kept, and the CA cannot sign it now.
         *
         * @param exchange in which to ask again
         * @param pause until then
         * @param why as it may stand in a log
         */
        record Waiting(Exchange exchange, Duration pause, String why) implements Answer {}

        record Refused(MachineRefusal refusal) implements Answer {}
    }

    RenewByMachine(
            MandateDesk desk,
            Registers registers,
            HandToMachine handing,
            RevokeForMachine revoking,
            Supplier<RenewalRules> rules,
            FaultPoints faults,
            Clock clock) {
        this.desk = desk;
        this.registers = registers;
        this.handing = handing;
        this.revoking = revoking;
        this.rules = rules;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws org.yanqi.application.port.UnavailableException if the CA has not answered for a day; the intent stays */
    public Answer handle(Command command) {
        Optional<ApplicationNumber> mandate =
                desk.find(new Sign.OfCertificate(command.old().fingerprint())).map(RenewalMandate::number);
        return mandate.isEmpty()
                ? new Answer.Refused(new MachineRefusal.NotMandated())
                : refusal(command, mandate.get())
                        .<Answer>map(Answer.Refused::new)
                        .orElseGet(() -> renew(command, mandate.get()));
    }

    private Optional<MachineRefusal> refusal(Command command, ApplicationNumber mandate) {
        boolean taken = desk.find(new Sign.OfConversation(command.exchange().transaction()))
                .filter(other -> !other.number().equals(mandate))
                .isPresent();
        return taken
                ? Optional.of(new MachineRefusal.ConversationTaken())
                : registers
                        .limits()
                        .attempt(subject(mandate), A_DAY, clock.instant())
                        .map(MachineRefusal.TooOften::new);
    }

    static String subject(ApplicationNumber mandate) {
        return "machine/" + mandate;
    }

    private Answer renew(Command command, ApplicationNumber number) {
        revoking.finish(number);
        Instant now = clock.instant();
        var found = new KeyUpdate.Found(
                Standing.of(command.old().serial(), registers.revocations()), claim(command, number));
        var update = new KeyUpdate(
                command.old(), command.wish(), found, registers.serials().reserve(), command.exchange(), now);
        MandateDecision decision = desk.ask(
                number,
                new Act(command.exchange().speaker(), "RequestRenewal", now),
                mandate -> mandate.request(update, rules.get()));
        if (decision instanceof MandateDecision.Refused(MachineRefusal refusal)) {
            return new Answer.Refused(refusal);
        }
        faults.reached(FaultPoints.Point.MACHINE_INTENT_STORED);
        return handing.hand(number);
    }

    /** The mandate's own earlier keys are known to itself. */
    private KeyHistory claim(Command command, ApplicationNumber mandate) {
        PublicKey key = command.wish().key();
        if (!registers.seen().claim(key, mandate)) {
            return KeyHistory.SHOWN_BEFORE;
        }
        return key instanceof PublicKey.Rsa
                ? KeyHistory.among(
                        key,
                        List.of(command.old().publicKey()),
                        registers.seen().moduliOfOthers(mandate, MODULI_COMPARED))
                : KeyHistory.NEW;
    }
}
