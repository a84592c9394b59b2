package org.yanqi.application.review;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.RenewalSearch;
import org.yanqi.application.port.Versioned;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.UnderReview;
import org.yanqi.domain.staff.StaffName;

/** What waits for a reviewer, and everything that was given with it. */
public final class ReviewQueue {
    private static final int MOST = 200;
    /** For so long an installation is nothing but under way. */
    private static final Duration INSTALLING = Duration.ofHours(1);

    private final RenewalDesk desk;
    private final RenewalSearch search;
    private final AuditLedger ledger;
    private final Clock clock;

    /** An application with its version and its audit entries, as a reviewer sees it. */
    public record File(Versioned<RenewalApplication> found, List<AuditEntry> entries) {
        public File {
            entries = List.copyOf(entries);
        }

        public RenewalApplication application() {
            return found.value();
        }
    }

    public ReviewQueue(RenewalDesk desk, RenewalSearch search, AuditLedger ledger, Clock clock) {
        this.desk = desk;
        this.search = search;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Longest waiting first, at most 200. */
    public List<UnderReview> waiting() {
        return search.unchangedSince(Set.of(RenewalStatus.UNDER_REVIEW), clock.instant(), MOST).stream()
                .flatMap(number -> desk.find(number).stream())
                .filter(UnderReview.class::isInstance)
                .map(UnderReview.class::cast)
                .toList();
    }

    /** Certificates that were issued an hour ago and are not confirmed as installed, longest waiting first, at most 200. */
    public List<Issued> notInstalled() {
        return search
                .unchangedSince(Set.of(RenewalStatus.ISSUED), clock.instant().minus(INSTALLING), MOST)
                .stream()
                .flatMap(number -> desk.find(number).stream())
                .filter(Issued.class::isInstance)
                .map(Issued.class::cast)
                .toList();
    }

    /** Personal data masked; looking at an application is no secret, and no event. */
    public Optional<File> open(ApplicationNumber number) {
        return desk.versioned(number).map(found -> new File(found, ledger.of(number)));
    }

    /** Somebody is about to see personal data in full, or a picture: that is written down before it is shown. */
    public void recordSight(StaffName staff, ApplicationNumber number, String of) {
        ledger.append(new AuditEntry(number, "staff:" + staff, "SeeInFull", clock.instant(), Map.of("of", of)));
    }
}
