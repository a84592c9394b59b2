package org.yanqi.application.port;

import java.time.Instant;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.machine.MachineOrder;

/** The CA as it issues machines' certificates. */
public interface MachineCertificates {
    /**
     * Issues what is ordered; the same order gets the same certificate, however often it comes.
     *
     * @throws UnavailableException if it cannot be had now
     */
    Certificate issue(MachineOrder order, Instant now);
}
