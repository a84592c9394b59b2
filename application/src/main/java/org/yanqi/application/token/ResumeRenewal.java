package org.yanqi.application.token;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.PossessionProofs;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.ticket.Statement;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Finds the application that is under way for the certificate on an inserted UKey. */
public final class ResumeRenewal {
    private final RenewalApplications applications;
    private final CertificateReader reader;
    private final PossessionProofs proofs;
    private final TokenJobs jobs;
    private final Clock clock;

    /** @param visit the id under which INVENTORY and PROVE were authorised */
    public record Command(String visit, Bytes signing, List<Bytes> others, Bytes proof) {
        public Command {
            others = List.copyOf(others);
        }
    }

    /** What was found. */
    public sealed interface Found {
        /** @param shown when the UKey was asked to prove itself: a result that is sent again is no younger for it */
        record Application(ApplicationNumber number, Sha256 certificate, Instant shown) implements Found {}

        /** The UKey is genuine, and no application is under way for it. */
        record NothingOpen(Sha256 certificate, Instant shown) implements Found {}

        record NotProved() implements Found {}

        record Unreadable() implements Found {}
    }

    public ResumeRenewal(
            RenewalApplications applications,
            CertificateReader reader,
            PossessionProofs proofs,
            TokenJobs jobs,
            Clock clock) {
        this.applications = applications;
        this.reader = reader;
        this.proofs = proofs;
        this.jobs = jobs;
        this.clock = clock;
    }

    public Found handle(Command command) {
        if (!(reader.pair(command.signing(), command.others()) instanceof CertificateReader.Reading.Pair(var pair))) {
            return new Found.Unreadable();
        }
        Certificate signing = pair.signing();
        Instant now = clock.instant();
        return jobs.latest(command.visit(), TokenStep.Kind.PROVE)
                .filter(job -> job.awaitsProofOf(signing.fingerprint(), now))
                .filter(job -> proofs.verify(command.proof(), Statement.of(job), signing, now)
                        .isPresent())
                .map(job -> found(signing.fingerprint(), job.createdAt()))
                .orElseGet(Found.NotProved::new);
    }

    private Found found(Sha256 certificate, Instant shown) {
        return applications
                .openFor(certificate)
                .<Found>map(number -> new Found.Application(number, certificate, shown))
                .orElseGet(() -> new Found.NothingOpen(certificate, shown));
    }
}
