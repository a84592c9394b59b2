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
import org.yanqi.application.port.Versioned;
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
 * Signs the agreement that was shown, and no other: it has to be the paper of the application as it stands, and the
 * application has to stand so still when the paper is signed. The signed paper counts once the application says so; a paper
 * that was made before the process died is thrown away with its event certificate, and made anew.
 */
public final class SignAgreement {
    /** Two papers must not take each other's place: one is made at a time, and in less time than this. */
    private static final RateLimits.Limit ONE_AT_A_TIME = new RateLimits.Limit(1, Duration.ofMinutes(1));

    private final RenewalDesk desk;
    private final PrepareAgreement preparing;
    private final AgreementPapers papers;
    private final Documents documents;
    private final EventCertificates certificates;
    private final RateLimits limits;
    private final FaultPoints faults;
    private final Clock clock;

    /**
     * @param seen the version of the application that the handler was looking at
     * @param shown the hash of the paper that was on the screen
     */
    public record Command(ApplicationNumber number, long seen, Sha256 shown) {}

    public SignAgreement(
            RenewalDesk desk,
            PrepareAgreement preparing,
            AgreementPapers papers,
            Documents documents,
            EventCertificates certificates,
            RateLimits limits,
            FaultPoints faults,
            Clock clock) {
        this.desk = desk;
        this.preparing = preparing;
        this.papers = papers;
        this.documents = documents;
        this.certificates = certificates;
        this.limits = limits;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws org.yanqi.application.port.UnavailableException if the CA or the timestamping authority does not answer */
    public Outcome handle(Command command) {
        Optional<Versioned<RenewalApplication>> found = desk.versioned(command.number());
        if (found.isEmpty()) {
            return new Outcome.NotFound(command.number());
        }
        Instant now = clock.instant();
        if (!(found.get().value() instanceof FaceVerified verified)) {
            return outOfOrder(command, now);
        }
        return found.get().version() == command.seen() ? sign(verified, command, now) : new Outcome.Overtaken(verified);
    }

    private Outcome sign(FaceVerified application, Command command, Instant now) {
        Bytes prepared = preparing.prepare(application);
        if (!prepared.sha256().equals(command.shown())) {
            return refuse(application, new Refusal.DocumentDiffers(prepared.sha256(), command.shown()), now);
        }
        Optional<Instant> underWay = limits.attempt("sign " + command.number(), ONE_AT_A_TIME, now);
        if (underWay.isPresent()) {
            return refuse(application, new Refusal.SigningUnderWay(underWay.get()), now);
        }
        Outcome outcome = desk.askOnlyIf(
                command.seen(),
                RenewalDesk.HANDLER,
                command.number(),
                new RenewalCommand.SignAgreement(prepared.sha256(), signature(application, prepared, now), now));
        if (!(outcome instanceof Outcome.Now)) {
            withdrawUnused(command.number());
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
