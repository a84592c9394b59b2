package org.yanqi.application.signature;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.yanqi.application.port.AgreementPapers;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.FaceVerified;

/** Lays the agreement before the handler: the very octets that will be signed. A new day makes a new paper. */
public final class PrepareAgreement {
    private static final ZoneOffset CHINA = ValidityTerm.CHINA;

    private final RenewalDesk desk;
    private final AgreementPapers papers;
    private final Documents documents;
    private final FaultPoints faults;
    private final Clock clock;

    public PrepareAgreement(
            RenewalDesk desk, AgreementPapers papers, Documents documents, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.papers = papers;
        this.documents = documents;
        this.faults = faults;
        this.clock = clock;
    }

    /** The paper as a PDF, or nothing where the application has not come to it or is past it. */
    public Optional<Bytes> handle(ApplicationNumber number) {
        return desk.find(number)
                .flatMap(application -> application instanceof FaceVerified verified
                        ? Optional.of(prepare(verified))
                        : Optional.empty());
    }

    /** The paper of this very application today, kept as it is shown. */
    Bytes prepare(FaceVerified application) {
        var day = clock.instant().atOffset(CHINA).truncatedTo(ChronoUnit.DAYS).toInstant();
        Bytes paper = papers.prepare(application, day);
        var kept = documents.find(application.number(), Documents.Kind.AGREEMENT_PREPARED);
        boolean isNew = kept.filter(earlier -> earlier.octets().equals(paper)).isEmpty();
        if (isNew && stands(application)) {
            documents.keep(
                    application.number(),
                    Documents.Kind.AGREEMENT_PREPARED,
                    Documents.Document.of("application/pdf", paper));
            faults.reached(FaultPoints.Point.AGREEMENT_PREPARED);
        }
        return paper;
    }

    /** Whoever has signed meanwhile keeps the paper that was signed. */
    private boolean stands(FaceVerified application) {
        return desk.find(application.number()).filter(application::equals).isPresent();
    }
}
