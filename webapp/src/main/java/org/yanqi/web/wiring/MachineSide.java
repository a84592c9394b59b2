package org.yanqi.web.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import org.yanqi.application.machine.MachineRenewals;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.cmp.endpoint.CmpEndpoint;
import org.yanqi.cmp.endpoint.Registrars;
import org.yanqi.pki.AuthorityFiles;
import org.yanqi.pki.MessageKey;
import org.yanqi.web.api.MachineDoor;
import org.yanqi.web.wiring.Environment.What;

/** Where machines are answered: by our own CA, and only if its key is one that they can verify (docs/adr/0026). */
record MachineSide(Authority authority, IssuedMachineCertificates register, SerialNumbers serials, Clock clock) {
    private static final String REGISTRARS = "YANQI_REGISTRARS_FILE";

    /** Nobody speaks for holders unless the installation says who. */
    static Registrars registrars(Environment environment) throws IOException, GeneralSecurityException {
        if (environment.optional(REGISTRARS).isEmpty()) {
            return Registrars.NONE;
        }
        Path file = environment.file(REGISTRARS, new What("the certificates of registration authorities, PEM or DER"));
        if (!environment.text("YANQI_CA", "embedded").equals("embedded")) {
            environment.complain(REGISTRARS + " is of no use where YANQI_CA is not embedded");
        }
        environment.check();
        try {
            return new Registrars(AuthorityFiles.certificates(file));
        } catch (IllegalArgumentException unfit) {
            environment.complain(REGISTRARS + " does not do: " + unfit.getMessage());
            environment.check();
            return Registrars.NONE;
        }
    }

    MachineDoor door(MachineRenewals renewals) {
        boolean open = authority.outside().isEmpty() && !authority.keys().signWithSm2();
        return new MachineDoor(open ? Optional.of(endpoint(renewals)::answer) : Optional.empty(), CmpEndpoint.LONGEST);
    }

    private CmpEndpoint endpoint(MachineRenewals renewals) {
        return new CmpEndpoint(
                renewals,
                authority.reader(),
                authority.registrars(),
                now -> MessageKey.make(authority.keys(), authority.publication(), register, serials, now),
                clock);
    }
}
