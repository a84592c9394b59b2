package org.yanqi.application.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.FaceEvidence;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.ReviewApproval;
import org.yanqi.domain.staff.StaffName;

/** Who has approved an application or recorded a mandate, by its own word and by the ledger's: either may have been changed. */
record Approvals(RenewalApplications applications, AuditLedger ledger) {
    private static final String STAFF = "staff:";
    private static final String ACT = "ApproveReview";
    /** That somebody has let a machine renew its certificate, once for all of its renewals. */
    static final String MANDATE = "RecordMandate";

    Set<StaffName> of(ApplicationNumber number) {
        List<AuditEntry> entries = readable(() -> ledger.of(number)).orElse(List.of());
        Optional<RenewalApplication> application =
                readable(() -> applications.find(number).map(Versioned::value)).flatMap(found -> found);
        Stream<String> byLedger =
                entries.stream().flatMap(entry -> Stream.of(ACT, MANDATE).flatMap(act -> staff(entry, act).stream()));
        Stream<String> byApplication = application.stream().flatMap(Approvals::reviewers);
        return Stream.concat(byLedger, byApplication).map(StaffName::new).collect(Collectors.toUnmodifiableSet());
    }

    /** The name of the reviewer, if this entry is a yes. */
    static Optional<String> reviewer(AuditEntry entry) {
        return staff(entry, ACT);
    }

    private static Optional<String> staff(AuditEntry entry, String act) {
        return entry.act().equals(act)
                        && entry.actor().startsWith(STAFF)
                        && !entry.facts().containsKey("refused")
                ? Optional.of(entry.actor().substring(STAFF.length()))
                : Optional.empty();
    }

    private static Stream<String> reviewers(RenewalApplication application) {
        Optional<ReviewApproval> late = application.reached(Identified.class).flatMap(Identified::lateApproval);
        Optional<ReviewApproval> face = application
                .reached(FaceVerified.class)
                .map(FaceVerified::evidence)
                .flatMap(evidence ->
                        evidence instanceof FaceEvidence.ByReviewer by ? Optional.of(by.approval()) : Optional.empty());
        return Stream.of(late, face).flatMap(Optional::stream).map(ReviewApproval::reviewer);
    }

    /** What cannot be read is an alarm of its own, and must not keep anybody from seeing to it. */
    private static <T> Optional<T> readable(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException unusable) {
            return Optional.empty();
        }
    }
}
