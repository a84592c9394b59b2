package org.yanqi.application.signature;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.AgreementPapers;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.signature.Signature;

/** Signs the agreement that was shown, and no other; a signed paper that exists already is taken as it is. */
public final class SignAgreement {
    private final RenewalDesk desk;
    private final AgreementPapers papers;
    private final Documents documents;
    private final FaultPoints faults;
    private final Clock clock;

    /** @param shown the hash of the paper that was on the screen */
    public record Command(ApplicationNumber number, Sha256 shown) {}

    public SignAgreement(
            RenewalDesk desk, AgreementPapers papers, Documents documents, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.papers = papers;
        this.documents = documents;
        this.faults = faults;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        Optional<RenewalApplication> application = desk.find(command.number());
        if (application.isEmpty()) {
            return new Outcome.NotFound(command.number());
        }
        Instant now = clock.instant();
        if (!(application.get() instanceof FaceVerified verified)) {
            return outOfOrder(command, now);
        }
        Optional<Bytes> prepared = content(command.number(), Documents.Kind.AGREEMENT_PREPARED);
        if (prepared.isEmpty()) {
            return differs(verified, Sha256.of(""), command.shown());
        }
        Sha256 paper = prepared.get().sha256();
        if (!paper.equals(command.shown())) {
            return differs(verified, paper, command.shown());
        }
        Bytes signed = signedOnce(verified, prepared.get(), now);
        return desk.ask(
                RenewalDesk.HANDLER,
                command.number(),
                new RenewalCommand.SignAgreement(paper, new Signature(command.shown(), signed.sha256(), now), now));
    }

    /** The application itself says whether signing is yet to come or behind it. */
    private Outcome outOfOrder(Command command, Instant now) {
        var none = new Signature(command.shown(), command.shown(), now);
        return desk.ask(
                RenewalDesk.HANDLER, command.number(), new RenewalCommand.SignAgreement(command.shown(), none, now));
    }

    private Bytes signedOnce(FaceVerified application, Bytes prepared, Instant now) {
        return content(application.number(), Documents.Kind.AGREEMENT_SIGNED).orElseGet(() -> {
            Bytes signed = papers.sign(prepared, application, now);
            documents.keep(
                    application.number(),
                    Documents.Kind.AGREEMENT_SIGNED,
                    new Documents.Document("application/pdf", signed));
            faults.reached(FaultPoints.Point.AGREEMENT_SEALED);
            return signed;
        });
    }

    private Optional<Bytes> content(ApplicationNumber number, Documents.Kind kind) {
        return documents.find(number, kind).map(Documents.Document::content);
    }

    private static Outcome differs(RenewalApplication application, Sha256 paper, Sha256 shown) {
        return new Outcome.Refused(new Refusal.DocumentDiffers(paper, shown), application);
    }
}
