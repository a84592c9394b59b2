package org.yanqi.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;

/** Finds applications by what they are, never by whom they are of. */
public interface RenewalSearch {
    /** Applications in one of these states that have not changed since, longest waiting first. */
    List<ApplicationNumber> unchangedSince(Set<RenewalStatus> in, Instant since, int most);

    /** Applications whose old or renewed signing certificate this is, newest first, at most 100. */
    List<ApplicationNumber> ofCertificate(Sha256 signingCertificate);

    /** Ended applications whose personal data have to be erased by now, longest due first. */
    List<ApplicationNumber> erasureDue(Instant now, int most);
}
