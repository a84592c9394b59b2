package org.yanqi.application.handler;

import java.util.Optional;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.Pictures;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;

/** Keeps pictures of the ID card and of the organisation's document: never what was sent, always what was decoded from it. */
public final class KeepPicture {
    private final RenewalDesk desk;
    private final Documents documents;
    private final Pictures pictures;

    public record Command(ApplicationNumber number, Documents.Kind kind, Bytes content) {}

    /** What became of it. */
    public sealed interface Outcome {
        record Kept() implements Outcome {}

        /** Why it is not taken: any {@link Pictures.Reading} but a picture. */
        record Refused(Pictures.Reading reading) implements Outcome {}

        /** Pictures are taken between the certificate and the signature. */
        record NotNow(Optional<RenewalStatus> status) implements Outcome {}

        /** There is no picture that could be turned. */
        record NoneGiven() implements Outcome {}
    }

    public KeepPicture(RenewalDesk desk, Documents documents, Pictures pictures) {
        this.desk = desk;
        this.documents = documents;
        this.pictures = pictures;
    }

    public Outcome handle(Command command) {
        Optional<RenewalStatus> status = desk.find(command.number()).map(RenewalApplication::status);
        if (status.filter(KeepPicture::takesPictures).isEmpty()) {
            return new Outcome.NotNow(status);
        }
        return switch (pictures.read(command.content())) {
            case Pictures.Reading.Picture(Bytes picture, int width, int height) -> {
                keep(command.number(), command.kind(), picture);
                yield new Outcome.Kept();
            }
            case Pictures.Reading refused -> new Outcome.Refused(refused);
        };
    }

    /** @param quarters clockwise, 1 to 3 */
    public Outcome turn(ApplicationNumber number, Documents.Kind kind, int quarters) {
        Optional<RenewalStatus> status = desk.find(number).map(RenewalApplication::status);
        if (status.filter(KeepPicture::takesPictures).isEmpty()) {
            return new Outcome.NotNow(status);
        }
        Optional<Documents.Document> given = documents.find(number, kind);
        if (given.isEmpty()) {
            return new Outcome.NoneGiven();
        }
        keep(number, kind, pictures.turn(given.get().octets(), quarters));
        return new Outcome.Kept();
    }

    private void keep(ApplicationNumber number, Documents.Kind kind, Bytes picture) {
        documents.keep(number, kind, Documents.Document.of(Pictures.MEDIA_TYPE, picture));
    }

    private static boolean takesPictures(RenewalStatus status) {
        return switch (status) {
            case PRESENTED, IDENTIFIED, FACE_VERIFIED -> true;
            default -> false;
        };
    }
}
