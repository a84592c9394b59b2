package org.yanqi.application.handler;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.Pictures;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.FaceEvidence;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;

/**
 * Keeps pictures of the ID card and of the organisation's document: never what was sent, always what was decoded from it.
 * A picture takes the place of the one that its sender has seen and of no other, and what a reviewer has judged stays.
 */
public final class KeepPicture {
    private final RenewalDesk desk;
    private final Documents documents;
    private final Pictures pictures;
    private final AuditLedger ledger;
    private final Clock clock;

    /**
     * Which picture is meant.
     *
     * @param seen the version of the application that the handler was looking at
     * @param replaced the hash of the picture on the screen, none where there was none
     */
    public record Place(ApplicationNumber number, long seen, Documents.Kind kind, Optional<Sha256> replaced) {}

    public record Command(Place place, Bytes content) {}

    /** What became of it. */
    public sealed interface Outcome {
        /** @param picture the hash of what lies there now */
        record Kept(Sha256 picture) implements Outcome {}

        /** Why it is not taken: any {@link Pictures.Reading} but a picture. */
        record Refused(Pictures.Reading reading) implements Outcome {}

        /** Pictures are taken between the certificate and the signature. */
        record NotNow(Optional<RenewalStatus> status) implements Outcome {}

        /** A reviewer has decided on the picture that is there. */
        record Reviewed() implements Outcome {}

        /** Somebody else has changed the application or this picture since it was looked at. */
        record Overtaken() implements Outcome {}

        /** There is no picture that could be turned. */
        record NoneGiven() implements Outcome {}
    }

    public KeepPicture(RenewalDesk desk, Documents documents, Pictures pictures, AuditLedger ledger, Clock clock) {
        this.desk = desk;
        this.documents = documents;
        this.pictures = pictures;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        Optional<Outcome> refusal = refusal(command.place());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return switch (pictures.read(command.content())) {
            case Pictures.Reading.Picture(Bytes picture, int width, int height) -> keep(command.place(), picture);
            case Pictures.Reading refused -> new Outcome.Refused(refused);
        };
    }

    /** @param quarters clockwise, 1 to 3 */
    public Outcome turn(Place place, int quarters) {
        Optional<Outcome> refusal = refusal(place);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return documents
                .find(place.number(), place.kind())
                .map(given -> keep(place, pictures.turn(given.octets(), quarters)))
                .orElseGet(Outcome.NoneGiven::new);
    }

    /** Decoding takes its time: what may have changed meanwhile is looked at before and after the picture is kept. */
    private Outcome keep(Place place, Bytes picture) {
        Optional<Bytes> current = documents.find(place.number(), place.kind()).map(Documents.Document::octets);
        if (current.filter(picture::equals).isPresent()) {
            return new Outcome.Kept(picture.sha256());
        }
        Optional<Outcome> refusal = refusal(place);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!isSeen(place) || !current.map(Bytes::sha256).equals(place.replaced())) {
            return new Outcome.Overtaken();
        }
        record(place, picture);
        keepDocument(place, picture);
        Optional<Outcome> late = refusal(place);
        late.ifPresent(ended -> undo(place, current));
        return late.orElseGet(() -> new Outcome.Kept(picture.sha256()));
    }

    private void undo(Place place, Optional<Bytes> former) {
        boolean isOver = desk.find(place.number())
                .filter(application -> !application.status().isFinal())
                .isEmpty();
        if (former.isEmpty() || isOver) {
            documents.erase(place.number(), place.kind());
        } else {
            keepDocument(place, former.get());
        }
    }

    private void record(Place place, Bytes picture) {
        var facts = Map.of(
                "picture", place.kind().name(), "sha256", picture.sha256().hex());
        ledger.append(new AuditEntry(place.number(), RenewalDesk.HANDLER, "KeepPicture", clock.instant(), facts));
    }

    private void keepDocument(Place place, Bytes picture) {
        documents.keep(place.number(), place.kind(), Documents.Document.of(Pictures.MEDIA_TYPE, picture));
    }

    private boolean isSeen(Place place) {
        return desk.versioned(place.number())
                .filter(found -> found.version() == place.seen())
                .isPresent();
    }

    private Optional<Outcome> refusal(Place place) {
        Optional<RenewalApplication> application = desk.find(place.number());
        Optional<RenewalStatus> status = application.map(RenewalApplication::status);
        if (status.filter(KeepPicture::takesPictures).isEmpty()) {
            return Optional.of(new Outcome.NotNow(status));
        }
        return application.filter(KeepPicture::isReviewed).map(reviewed -> new Outcome.Reviewed());
    }

    private static boolean takesPictures(RenewalStatus status) {
        return switch (status) {
            case PRESENTED, IDENTIFIED, FACE_VERIFIED -> true;
            default -> false;
        };
    }

    /** Another organisation, person or card takes the reviewer's yes away, and then there can be other pictures. */
    private static boolean isReviewed(RenewalApplication application) {
        boolean isApproved = application
                .reached(Identified.class)
                .flatMap(Identified::lateApproval)
                .isPresent();
        return isApproved
                || application
                        .reached(FaceVerified.class)
                        .filter(verified -> verified.evidence() instanceof FaceEvidence.ByReviewer)
                        .isPresent();
    }
}
