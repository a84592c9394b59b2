package org.yanqi.domain.machine;

import java.time.Instant;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.staff.StaffName;

/**
 * What was agreed on once for all renewals of a machine's certificate.
 *
 * @param renewals how many are paid for
 * @param until when the last one may be asked for
 * @param term of each new certificate
 */
public record RenewalTerms(
        ContractReference contract,
        int renewals,
        Instant until,
        ValidityTerm term,
        StaffName recordedBy,
        Instant recordedAt) {
    public static final int MOST_RENEWALS = 20;

    public RenewalTerms {
        if (renewals < 1 || renewals > MOST_RENEWALS) {
            throw new IllegalArgumentException("a mandate is for 1 to " + MOST_RENEWALS + " renewals");
        }
        if (!until.isAfter(recordedAt)) {
            throw new IllegalArgumentException("a mandate does not end before it begins");
        }
    }
}
