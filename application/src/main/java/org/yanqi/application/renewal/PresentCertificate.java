package org.yanqi.application.renewal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.PossessionProofs;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.SealedBids;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.ticket.Statement;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.bidding.BidRisk;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;

/** The UKey shows its certificate and proves that it holds the key. */
public final class PresentCertificate {
    private final RenewalDesk desk;
    private final RenewalApplications applications;
    private final CertificateReader reader;
    private final PossessionProofs proofs;
    private final TokenJobs jobs;
    private final PairStatus status;
    private final SealedBids bids;
    private final Clock clock;

    /**
     * @param signing DER of the signing certificate that was chosen
     * @param others DER of all certificates on the same token
     * @param proof CMS SignedData over the statement of the last PROVE ticket
     */
    public record Command(ApplicationNumber number, Bytes signing, List<Bytes> others, Bytes proof) {
        public Command {
            others = List.copyOf(others);
        }
    }

    public PresentCertificate(
            RenewalDesk desk,
            RenewalApplications applications,
            CertificateReader reader,
            PossessionProofs proofs,
            TokenJobs jobs,
            PairStatus status,
            SealedBids bids,
            Clock clock) {
        this.desk = desk;
        this.applications = applications;
        this.reader = reader;
        this.proofs = proofs;
        this.jobs = jobs;
        this.status = status;
        this.bids = bids;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        Optional<RenewalApplication> application = desk.find(command.number());
        return application
                .map(found -> present(found, command))
                .orElseGet(() -> new Outcome.NotFound(command.number()));
    }

    private Outcome present(RenewalApplication application, Command command) {
        return switch (reader.pair(command.signing(), command.others())) {
            case CertificateReader.Reading.Malformed() -> refuse(application, new Refusal.CertificateUnreadable());
            case CertificateReader.Reading.NoPair() -> refuse(application, new Refusal.CertificatePairIncomplete());
            case CertificateReader.Reading.OtherIssuer(var issuer) ->
                refuse(application, new Refusal.IssuerNotServed(issuer));
            case CertificateReader.Reading.Pair(CertificatePair pair) -> present(application, pair, command);
        };
    }

    private Outcome present(RenewalApplication application, CertificatePair pair, Command command) {
        if (hasCounted(application, command.proof())) {
            return new Outcome.Now(application);
        }
        Instant now = clock.instant();
        var job = jobs.latest(application.number().value(), TokenStep.Kind.PROVE)
                .filter(told -> told.awaitsProofOf(pair.signing().fingerprint(), now));
        Optional<TokenSerial> token = job.flatMap(told -> told.token());
        Optional<ProofOfPossession> proof =
                job.flatMap(told -> proofs.verify(command.proof(), Statement.of(told), pair.signing(), now));
        if (proof.isEmpty() || token.isEmpty()) {
            return refuse(application, new Refusal.PossessionNotProved());
        }
        Optional<ApplicationNumber> underWay =
                applications.openFor(pair.signing().fingerprint()).filter(other -> !other.equals(application.number()));
        if (underWay.isPresent()) {
            return refuse(application, new Refusal.RenewalUnderWay(underWay.get()));
        }
        return desk.ask(
                RenewalDesk.HANDLER,
                application.number(),
                new RenewalCommand.PresentCertificate(
                        pair,
                        token.get(),
                        status.of(pair),
                        proof,
                        bids.of(pair.encryption().fingerprint()),
                        bidRisk(job.get(), proof.get()),
                        now));
    }

    /** A proof counts once: whoever sends it again, for want of an answer or to seem present, changes nothing. */
    private static boolean hasCounted(RenewalApplication application, Bytes proof) {
        return application
                .reached(Presented.class)
                .filter(shown -> shown.proof().evidence().equals(proof))
                .isPresent();
    }

    /** What the UKey has signed says so itself: the advice stands in the statement that the proof is over. */
    private static Optional<BidRisk> bidRisk(TokenJob job, ProofOfPossession proof) {
        return job.step() instanceof TokenStep.Prove prove
                ? prove.bidRisk().map(against -> new BidRisk(against, proof.evidence()))
                : Optional.empty();
    }

    private Outcome refuse(RenewalApplication application, Refusal refusal) {
        return desk.refuse(RenewalDesk.HANDLER, application, "PresentCertificate", refusal, clock.instant());
    }
}
