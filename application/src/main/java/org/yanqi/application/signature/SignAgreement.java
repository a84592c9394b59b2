package org.yanqi.application.signature;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.AgreementPapers;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.EventCertificates;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.renewal.Signed;
import org.yanqi.domain.signature.Signature;

/**
 * Signs the agreement that was shown, and no other. The signed paper counts once the application says so; a paper that was
 * made before the process died is thrown away with its event certificate, and made anew.
 */
public final class SignAgreement {
    /** Two papers must not take each other's place: one is made at a time, and in less time than this. */
    private static final RateLimits.Limit ONE_AT_A_TIME = new RateLimits.Limit(1, Duration.ofMinutes(1));

    private final RenewalDesk desk;
    private final AgreementPapers papers;
    private final Documents documents;
    private final EventCertificates certificates;
    private final RateLimits limits;
    private final FaultPoints faults;
    private final Clock clock;

    /** @param shown the hash of the paper that was on the screen */
    public record Command(ApplicationNumber number, Sha256 shown) {}

    public SignAgreement(
            RenewalDesk desk,
            AgreementPapers papers,
            Documents documents,
            EventCertificates certificates,
            RateLimits limits,
            FaultPoints faults,
            Clock clock) {
        this.desk = desk;
        this.papers = papers;
        this.documents = documents;
        this.certificates = certificates;
        this.limits = limits;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws org.yanqi.application.port.UnavailableException if the CA or the timestamping authority does not answer */
    public Outcome handle(Command command) {
        Optional<RenewalApplication> application = desk.find(command.number());
        if (application.isEmpty()) {
            return new Outcome.NotFound(command.number());
        }
        Instant now = clock.instant();
        if (!(application.get() instanceof FaceVerified verified)) {
            return outOfOrder(command, now);
        }
        Optional<Bytes> prepared = documents
                .find(command.number(), Documents.Kind.AGREEMENT_PREPARED)
                .map(Documents.Document::octets);
        Sha256 paper = prepared.map(Bytes::sha256).orElseGet(() -> Sha256.of(""));
        if (prepared.isEmpty() || !paper.equals(command.shown())) {
            return refuse(verified, new Refusal.DocumentDiffers(paper, command.shown()), now);
        }
        return limits.attempt("sign " + command.number(), ONE_AT_A_TIME, now)
                .<Outcome>map(until -> refuse(verified, new Refusal.SigningUnderWay(until), now))
                .orElseGet(() -> sign(verified, prepared.get(), now));
    }

    private Outcome sign(FaceVerified application, Bytes prepared, Instant now) {
        Signature signature = signature(application, prepared, now);
        Outcome outcome = desk.ask(
                RenewalDesk.HANDLER,
                application.number(),
                new RenewalCommand.SignAgreement(prepared.sha256(), signature, now));
        if (!(outcome instanceof Outcome.Now)) {
            withdrawUnused(application.number());
        }
        return outcome;
    }

    private Outcome refuse(FaceVerified application, Refusal refusal, Instant now) {
        return desk.refuse(RenewalDesk.HANDLER, application, "SignAgreement", refusal, now);
    }

    private Signature signature(FaceVerified application, Bytes prepared, Instant now) {
        var signed = papers.sign(prepared, application, now);
        if (clock.instant().isAfter(now.plus(ONE_AT_A_TIME.within()))) {
            throw new UnavailableException("signing", "took so long that another may have begun");
        }
        faults.reached(FaultPoints.Point.AGREEMENT_MADE);
        documents.keep(
                application.number(),
                Documents.Kind.AGREEMENT_SIGNED,
                Documents.Document.of("application/pdf", signed.content()));
        faults.reached(FaultPoints.Point.AGREEMENT_SEALED);
        return new Signature(prepared.sha256(), signed.content().sha256(), Optional.of(signed.eventCertificate()), now);
    }

    /** Event certificates that were made and not used are revoked, once it is known which was. */
    public void withdrawUnused(ApplicationNumber number) {
        desk.find(number)
                .ifPresent(application -> certificates.withdraw(
                        number,
                        application
                                .reached(Signed.class)
                                .flatMap(signed -> signed.signature().eventCertificate()),
                        clock.instant()));
    }

    /** The application itself says whether signing is yet to come or behind it. */
    private Outcome outOfOrder(Command command, Instant now) {
        var none = new Signature(command.shown(), command.shown(), Optional.empty(), now);
        return desk.ask(
                RenewalDesk.HANDLER, command.number(), new RenewalCommand.SignAgreement(command.shown(), none, now));
    }
}
