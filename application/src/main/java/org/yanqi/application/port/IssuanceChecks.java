package org.yanqi.application.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * When each issuance was last checked. An issuance is what the CA's register has, what an application says that it has, and
 * what there is an alarm about: whoever deletes one of them does not keep the others from being looked at. So is what
 * machines have got: a mandate, renewals of which the ledger tells, and the days ({@link ApplicationNumber#ofNobody}) on
 * which the register of single certificates got one that neither of them knows.
 */
public interface IssuanceChecks {
    /**
     * What is due.
     *
     * @param checkedBefore issuances that were last checked by then, or never
     * @param alarmedBefore the same for those about which there is an alarm that has not gone
     */
    record Due(Instant checkedBefore, Instant alarmedBefore, int most) {}

    /** Never checked ones first, then the longest unchecked. */
    List<ApplicationNumber> due(Due due);

    /** The single certificates that came into the register on this day in China, and that no mandate and no chain knows. */
    List<IssuedMachineCertificates.Entry> unclaimed(LocalDate day);

    void checked(ApplicationNumber application, Instant at);
}
