package org.yanqi.application.machine;

import java.time.Clock;
import org.yanqi.application.machine.RenewByMachine.Answer;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.renewal.ApplicationNumber;

/** What was ordered for a machine is handed to it, or it is told to wait: the order is kept, and carried out when it can be. */
final class HandToMachine {
    private final MandateDesk desk;
    private final IssueToMachine issuing;
    private final Clock clock;

    HandToMachine(MandateDesk desk, IssueToMachine issuing, Clock clock) {
        this.desk = desk;
        this.issuing = issuing;
        this.clock = clock;
    }

    /** @throws UnavailableException if the CA does not answer, and has not for so long that nobody is told to wait any more */
    Answer hand(ApplicationNumber number) {
        try {
            return issuing.issue(number).<Answer>map(Answer.Refused::new).orElseGet(() -> granted(latest(number)));
        } catch (UnavailableException | StaleVersionException later) {
            MachineRenewal renewal = latest(number);
            return renewal.certificate().isPresent() ? granted(renewal) : waiting(renewal, later);
        }
    }

    private MachineRenewal latest(ApplicationNumber number) {
        return desk.find(new Sign.Number(number))
                .flatMap(RenewalMandate::latest)
                .orElseThrow();
    }

    private static Answer granted(MachineRenewal renewal) {
        return new Answer.Granted(renewal.certificate().orElseThrow(), renewal.exchange());
    }

    private Answer waiting(MachineRenewal renewal, RuntimeException why) {
        return renewal.pause(clock.instant())
                .map(pause -> new Answer.Waiting(renewal.exchange(), pause, String.valueOf(why.getMessage())))
                .orElseThrow(() -> why);
    }
}
