package org.yanqi.application.machine;

import java.time.Clock;
import java.util.function.Supplier;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.MachineCertificates;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.RenewalMandates;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.domain.renewal.RenewalRules;

/** What machines may ask, and what goes on by itself. */
public record MachineRenewals(
        RenewByMachine renew,
        AwaitMachineCertificate await,
        ConfirmMachineCertificate confirm,
        FollowMachineRenewals follow) {
    /** What is stored, and who signs. */
    public record Places(
            RenewalMandates mandates,
            AuditLedger ledger,
            MachineCertificates certificates,
            Revocations revocations,
            SeenPublicKeys seen,
            SerialNumbers serials,
            RateLimits limits) {}

    public static MachineRenewals on(Places places, Supplier<RenewalRules> rules, FaultPoints faults, Clock clock) {
        var desk = new MandateDesk(places.mandates(), places.ledger());
        var issuing = new IssueToMachine(desk, places.certificates(), faults, clock);
        var handing = new HandToMachine(desk, issuing, clock);
        var revoking = new RevokeForMachine(desk, places.revocations(), faults, clock);
        var registers =
                new RenewByMachine.Registers(places.revocations(), places.seen(), places.serials(), places.limits());
        return new MachineRenewals(
                new RenewByMachine(desk, registers, handing, revoking, rules, faults, clock),
                new AwaitMachineCertificate(desk, places.revocations(), places.limits(), handing, clock),
                new ConfirmMachineCertificate(desk, places.revocations(), revoking, places.limits(), faults, clock),
                new FollowMachineRenewals(places.mandates(), desk, issuing, revoking, clock));
    }
}
