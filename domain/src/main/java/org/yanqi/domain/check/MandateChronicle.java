package org.yanqi.domain.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.RenewalTerms;

/**
 * What the audit ledger tells of a mandate: all of its renewals, of which the mandate itself has the last one only.
 *
 * @param steps what became of renewals, first things first; refusals are none
 */
public record MandateChronicle(Optional<Recorded> recorded, List<Step> steps) {
    public static final MandateChronicle EMPTY = new MandateChronicle(Optional.empty(), List.of());

    /** That somebody has recorded the mandate, and for which certificate. */
    public record Recorded(Sha256 certificate, SerialNumber serial, RenewalTerms terms) {}

    /**
     * A change, as the ledger knows it.
     *
     * @param old serial number of the certificate that is renewed
     * @param renewed that of the new one
     * @param key fingerprint of the new one's key
     * @param stands fingerprint of the certificate that the mandate was for then: the new one, once it was confirmed
     */
    public record Step(
            MachineRenewal.Status state,
            SerialNumber old,
            SerialNumber renewed,
            Sha256 key,
            Sha256 stands,
            Instant at) {}

    public MandateChronicle {
        steps = List.copyOf(steps);
    }

    boolean isEmpty() {
        return recorded.isEmpty() && steps.isEmpty();
    }

    /** The new certificates, in the order in which the ledger speaks of them first. */
    public List<SerialNumber> renewed() {
        return steps.stream().map(Step::renewed).distinct().toList();
    }

    Stream<Step> of(SerialNumber renewed) {
        return steps.stream().filter(step -> step.renewed().equals(renewed));
    }

    /** When a renewal came so far for the first time: who asks again is told so again. */
    Optional<Instant> reached(SerialNumber renewed, MachineRenewal.Status state) {
        return of(renewed).filter(step -> step.state() == state).map(Step::at).findFirst();
    }
}
