package org.yanqi.web.wiring;

import java.time.Clock;
import java.util.Optional;
import org.yanqi.application.machine.MachineRenewals;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.cmp.endpoint.CmpEndpoint;
import org.yanqi.pki.MessageKey;
import org.yanqi.web.api.MachineDoor;

/** Where machines are answered: by our own CA, and only if its key is one that they can verify (docs/adr/0026). */
record MachineSide(Authority authority, IssuedMachineCertificates register, SerialNumbers serials, Clock clock) {
    MachineDoor door(MachineRenewals renewals) {
        boolean open = authority.outside().isEmpty() && !authority.keys().signWithSm2();
        return new MachineDoor(open ? Optional.of(endpoint(renewals)::answer) : Optional.empty(), CmpEndpoint.LONGEST);
    }

    private CmpEndpoint endpoint(MachineRenewals renewals) {
        return new CmpEndpoint(
                renewals,
                authority.reader(),
                now -> MessageKey.make(authority.keys(), authority.publication(), register, serials, now),
                clock);
    }
}
