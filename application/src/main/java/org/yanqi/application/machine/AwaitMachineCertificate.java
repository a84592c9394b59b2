package org.yanqi.application.machine;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.yanqi.application.machine.RenewByMachine.Answer;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.application.port.Revocations;
import org.yanqi.domain.machine.Exchange;
import org.yanqi.domain.machine.MachineRefusal;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.RenewalMandate;

/**
 * Who was told to wait asks again, in the same conversation. Nothing is ordered by it, so that the ledger tells only of what
 * the CA makes in the end.
 */
public final class AwaitMachineCertificate {
    /** Three times as many as somebody needs who waits all day and asks when he was told to. */
    private static final RateLimits.Limit A_DAY = new RateLimits.Limit(1_000, Duration.ofDays(1));

    private final MandateDesk desk;
    private final Revocations revocations;
    private final RateLimits limits;
    private final HandToMachine handing;
    private final Clock clock;

    AwaitMachineCertificate(
            MandateDesk desk, Revocations revocations, RateLimits limits, HandToMachine handing, Clock clock) {
        this.desk = desk;
        this.revocations = revocations;
        this.limits = limits;
        this.handing = handing;
        this.clock = clock;
    }

    /**
     * @param exchange with the mark of our last word, which is repeated
     * @throws org.yanqi.application.port.UnavailableException if nobody is told to wait any more
     */
    public Answer handle(Exchange exchange) {
        return desk.find(new Sign.OfConversation(exchange.transaction()))
                .map(mandate -> answer(exchange, mandate))
                .orElseGet(() -> new Answer.Refused(new MachineRefusal.NothingOrdered()));
    }

    private Answer answer(Exchange exchange, RenewalMandate mandate) {
        var old = mandate.latest().map(MachineRenewal::order).orElseThrow().oldSerial();
        return mandate.refusal(exchange, Standing.of(old, revocations))
                .or(() -> tooOften(mandate))
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> handing.hand(mandate.number()));
    }

    private Optional<MachineRefusal> tooOften(RenewalMandate mandate) {
        return limits.attempt("machine-waits/" + mandate.number(), A_DAY, clock.instant())
                .map(MachineRefusal.TooOften::new);
    }
}
