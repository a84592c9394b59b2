package org.yanqi.domain.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * All that is known of what a machine has got by one mandate, each fact from its own store; none of them is believed because
 * of another.
 *
 * @param old the certificate that the mandate's last order names, read again
 * @param made what the CA's register has, by serial number
 * @param keys by their fingerprints, with the application or mandate that showed them first
 * @param revoked by serial number
 * @param byPersons certificates that somebody has renewed in the wizard
 * @param unclaimed certificates that came into the register on the day of this number, and that nobody tells of
 * @param unreadable stores that could not be read: what they would say is not asked for
 */
public record MachineFacts(
        ApplicationNumber number,
        Optional<RenewalMandate> mandate,
        Optional<Certificate> old,
        MandateChronicle ledger,
        Map<SerialNumber, Made> made,
        Map<Sha256, ApplicationNumber> keys,
        Map<SerialNumber, Revoked> revoked,
        Set<SerialNumber> byPersons,
        List<SerialNumber> unclaimed,
        Set<Store> unreadable,
        Instant now) {
    /**
     * One certificate as the register has it.
     *
     * @param octets their hash
     * @param certificate those octets, read again; nothing where they are no signing certificate of the CA that is served
     */
    public record Made(Sha256 octets, Optional<Certificate> certificate, Instant at) {}

    public record Revoked(Instant at, boolean superseded) {}

    public MachineFacts {
        made = Map.copyOf(made);
        keys = Map.copyOf(keys);
        revoked = Map.copyOf(revoked);
        byPersons = Set.copyOf(byPersons);
        unclaimed = List.copyOf(unclaimed);
        unreadable = Set.copyOf(unreadable);
    }

    boolean canRead(Store store) {
        return !unreadable.contains(store);
    }

    Optional<Made> made(SerialNumber renewed) {
        return Optional.ofNullable(made.get(renewed));
    }

    /** The certificate of this serial number, as the register has it or the mandate's last order names it. */
    Optional<Certificate> certificate(SerialNumber serial) {
        return made(serial)
                .flatMap(Made::certificate)
                .or(() -> old.filter(certificate -> certificate.serial().equals(serial)));
    }

    /** When the machine has taken the new certificate in the place of this one, by the ledger. */
    Optional<Instant> taken(SerialNumber old) {
        return ledger.steps().stream()
                .filter(step -> step.state() == MachineRenewal.Status.CONFIRMED
                        && step.old().equals(old))
                .map(MandateChronicle.Step::at)
                .findFirst();
    }

    boolean isPast(Instant deadline) {
        return deadline.isBefore(now);
    }
}
