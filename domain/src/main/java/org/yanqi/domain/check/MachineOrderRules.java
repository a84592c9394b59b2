package org.yanqi.domain.check;

import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.machine.MachineOrder;
import org.yanqi.domain.machine.MachineRenewal;

/** The last renewal as the mandate holds it, octet for octet: of earlier ones the ledger and the register tell alone. */
final class MachineOrderRules {
    private MachineOrderRules() {}

    static void apply(MachineRenewal latest, MachineFacts facts, Mismatches mismatches) {
        MachineOrder order = latest.order();
        facts.ledger().of(order.serial()).findFirst().ifPresent(asked -> {
            mismatches.compare(asked.key(), order.publicKey().sha256(), Mismatch.OtherKey::new);
            mismatches.compare(asked.old(), order.oldSerial(), Mismatch.OtherPredecessor::new);
        });
        known(order.oldSerial(), facts)
                .ifPresent(octets ->
                        mismatches.compare(octets, order.oldCertificate().sha256(), Mismatch.OtherCertificate::new));
        if (facts.canRead(Store.REGISTER)) {
            latest.certificate().ifPresent(made -> isRegistered(order.serial(), made.sha256(), facts, mismatches));
            facts.made(order.serial())
                    .flatMap(MachineFacts.Made::certificate)
                    .map(Certificate::validity)
                    .ifPresent(validity -> mismatches.compare(order.validity(), validity, Mismatch.OtherValidity::of));
        }
    }

    private static Optional<Sha256> known(SerialNumber old, MachineFacts facts) {
        return facts.made(old)
                .map(MachineFacts.Made::octets)
                .or(() -> facts.ledger()
                        .recorded()
                        .filter(recorded -> recorded.serial().equals(old))
                        .map(MandateChronicle.Recorded::certificate));
    }

    private static void isRegistered(SerialNumber renewed, Sha256 recorded, MachineFacts facts, Mismatches mismatches) {
        facts.made(renewed)
                .map(MachineFacts.Made::octets)
                .ifPresentOrElse(
                        octets -> mismatches.compare(recorded, octets, Mismatch.OtherCertificate::new),
                        () -> mismatches.add(new Mismatch.NotInRegister(renewed)));
    }
}
