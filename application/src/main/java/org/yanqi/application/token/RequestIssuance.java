package org.yanqi.application.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.PossessionProofs;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;

/** The token has made a new key: the intent to issue is stored, then the certificates are issued. */
public final class RequestIssuance {
    private final RenewalDesk desk;
    private final CertificateReader reader;
    private final PossessionProofs proofs;
    private final TokenJobs jobs;
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
            SeenPublicKeys seen,
            SerialNumbers serials,
            IssueCertificates issuing,
            FaultPoints faults,
            Clock clock) {
        this.desk = desk;
        this.reader = reader;
        this.proofs = proofs;
        this.jobs = jobs;
        this.seen = seen;
        this.serials = serials;
        this.issuing = issuing;
        this.faults = faults;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        Optional<RenewalApplication> application = desk.find(command.number());
        if (application.isEmpty()) {
            return new Outcome.NotFound(command.number());
        }
        Optional<CertificationRequest> request = reader.request(command.request());
        return request.map(readable -> request(application.get(), readable, command.binding()))
                .orElseGet(() -> new Outcome.Refused(new Refusal.RequestUnreadable(), application.get()));
    }

    private Outcome request(RenewalApplication application, CertificationRequest request, Bytes binding) {
        Instant now = clock.instant();
        var key = request.publicKey().fingerprint();
        Optional<ProofOfPossession> bound = verified(application, request, binding, now);
        boolean claimable = application instanceof Paid && bound.isPresent();
        boolean seenBefore = claimable && !seen.claim(key, application.number());
        Outcome outcome = desk.ask(
                RenewalDesk.HANDLER,
                application.number(),
                new RenewalCommand.RequestIssuance(
                        request, bound, seenBefore, serials.reserve(), serials.reserve(), now));
        if (outcome instanceof Outcome.Now) {
            faults.reached(FaultPoints.Point.ISSUANCE_INTENT_STORED);
            return issuing.handle(application.number());
        }
        return outcome;
    }

    private Optional<ProofOfPossession> verified(
            RenewalApplication application, CertificationRequest request, Bytes binding, Instant now) {
        return jobs.latest(application.number().value(), TokenStep.Kind.GENERATE)
                .filter(job -> job.step() instanceof TokenStep.Generate)
                .flatMap(job -> application
                        .reached(Presented.class)
                        .flatMap(presented -> proofs.verify(
                                binding,
                                Statement.binding(
                                        job,
                                        (TokenStep.Generate) job.step(),
                                        request.publicKey().fingerprint()),
                                presented.pair().signing(),
                                now)));
    }
}
