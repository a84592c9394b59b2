package org.yanqi.application.handler;

import java.util.Optional;
import org.yanqi.application.port.Documents;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;

/** Keeps a picture of the ID card or of the organisation's document, known by its content and not by its name. */
public final class KeepPicture {
    private static final int MOST_OCTETS = 10 << 20;

    private final RenewalDesk desk;
    private final Documents documents;

    public record Command(ApplicationNumber number, Documents.Kind kind, Bytes content) {}

    /** What became of it. */
    public sealed interface Outcome {
        record Kept(String mediaType) implements Outcome {}

        record Empty() implements Outcome {}

        record TooLarge(int mostOctets) implements Outcome {}

        /** Neither JPEG nor PNG nor WebP. */
        record NotAPicture() implements Outcome {}

        /** Pictures are taken between the certificate and the face check. */
        record NotNow(Optional<RenewalStatus> status) implements Outcome {}
    }

    public KeepPicture(RenewalDesk desk, Documents documents) {
        this.desk = desk;
        this.documents = documents;
    }

    public Outcome handle(Command command) {
        Optional<RenewalStatus> status = desk.find(command.number()).map(application -> application.status());
        if (status.filter(now -> now == RenewalStatus.PRESENTED || now == RenewalStatus.IDENTIFIED)
                .isEmpty()) {
            return new Outcome.NotNow(status);
        }
        if (command.content().length() == 0) {
            return new Outcome.Empty();
        }
        if (command.content().length() > MOST_OCTETS) {
            return new Outcome.TooLarge(MOST_OCTETS);
        }
        return PictureFormat.of(command.content())
                .<Outcome>map(format -> {
                    documents.keep(
                            command.number(),
                            command.kind(),
                            new Documents.Document(format.mediaType(), command.content()));
                    return new Outcome.Kept(format.mediaType());
                })
                .orElseGet(Outcome.NotAPicture::new);
    }
}
