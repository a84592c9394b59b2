package org.yanqi.application.token;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.PossessionProofs;
import org.yanqi.application.port.SealedBids;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.PairStatus;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.application.ticket.Statement;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;

/** The token has made a new key: the intent to issue is stored, then the certificates are issued. */
public final class RequestIssuance {
    /** About a tenth of a second of work; bad generators repeat themselves soon. */
    private static final int MODULI_COMPARED = 2_000;

    private final RenewalDesk desk;
    private final CertificateReader reader;
    private final PossessionProofs proofs;
    private final TokenJobs jobs;
    private final PairStatus status;
    private final SealedBids bids;
    private final SeenPublicKeys seen;
    private final SerialNumbers serials;
    private final IssueCertificates issuing;
    private final FaultPoints faults;
    private final Clock clock;

    /** @param request PKCS#10, DER; {@code binding}: the old key's CMS SignedData over the new public key */
    public record Command(ApplicationNumber number, Bytes request, Bytes binding) {}

    public RequestIssuance(
            RenewalDesk desk,
            CertificateReader reader,
            PossessionProofs proofs,
            TokenJobs jobs,
            PairStatus status,
            SealedBids bids,
            SeenPublicKeys seen,
            SerialNumbers serials,
            IssueCertificates issuing,
            FaultPoints faults,
            Clock clock) {
        this.desk = desk;
        this.reader = reader;
        this.proofs = proofs;
        this.jobs = jobs;
        this.status = status;
        this.bids = bids;
        this.seen = seen;
        this.serials = serials;
        this.issuing = issuing;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws org.yanqi.application.port.UnavailableException if the CA does not answer; the intent stays */
    public Outcome handle(Command command) {
        Optional<RenewalApplication> application = desk.find(command.number());
        if (application.isEmpty()) {
            return new Outcome.NotFound(command.number());
        }
        Optional<Presented> presented = application.get().reached(Presented.class);
        Optional<CertificationRequest> request = reader.request(command.request());
        if (request.isEmpty() || presented.isEmpty()) {
            return desk.refuse(
                    RenewalDesk.HANDLER,
                    application.get(),
                    "RequestIssuance",
                    new Refusal.RequestUnreadable(),
                    clock.instant());
        }
        return request(application.get(), presented.get().pair(), request.get(), command.binding());
    }

    private Outcome request(
            RenewalApplication application, CertificatePair old, CertificationRequest request, Bytes binding) {
        Instant now = clock.instant();
        Optional<ProofOfPossession> bound = verified(application.number(), old, request, binding, now);
        boolean claimable = application instanceof Paid && bound.isPresent();
        KeyHistory history = claimable ? claim(request.publicKey(), old, application.number()) : KeyHistory.NEW;
        Outcome outcome = desk.ask(
                RenewalDesk.HANDLER,
                application.number(),
                new RenewalCommand.RequestIssuance(
                        request,
                        bound,
                        history,
                        serials.reserve(),
                        serials.reserve(),
                        status.of(old),
                        bids.of(old.encryption().fingerprint()),
                        now));
        if (outcome instanceof Outcome.Now) {
            faults.reached(FaultPoints.Point.ISSUANCE_INTENT_STORED);
            return issuing.handle(application.number());
        }
        return outcome;
    }

    private KeyHistory claim(PublicKey key, CertificatePair old, ApplicationNumber application) {
        return seen.claim(key, application)
                ? KeyHistory.among(
                        key,
                        List.of(old.signing().publicKey(), old.encryption().publicKey()),
                        seen.moduliOfOthers(application, MODULI_COMPARED))
                : KeyHistory.SHOWN_BEFORE;
    }

    /** The agent hands out what it has made once, which may have been for a page of this site under another name. */
    private Optional<ProofOfPossession> verified(
            ApplicationNumber application,
            CertificatePair old,
            CertificationRequest request,
            Bytes binding,
            Instant now) {
        return jobs.all(application.value(), TokenStep.Kind.GENERATE).stream()
                .flatMap(job -> binding(job, request.publicKey()).stream())
                .distinct()
                .flatMap(statement -> proofs.verify(binding, statement, old.signing(), now).stream())
                .findFirst();
    }

    private static Optional<String> binding(TokenJob job, PublicKey key) {
        return job.step() instanceof TokenStep.Generate generate
                ? Optional.of(Statement.binding(job, generate, key.fingerprint()))
                : Optional.empty();
    }
}
