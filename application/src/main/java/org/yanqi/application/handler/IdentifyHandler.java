package org.yanqi.application.handler;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.RenewalCommand;

/** Organisation and handler are named, with their pictures and a mobile number that has answered. */
public final class IdentifyHandler {
    private static final Set<Documents.Kind> PICTURES =
            Set.of(Documents.Kind.ORGANISATION_DOCUMENT, Documents.Kind.ID_CARD_FRONT, Documents.Kind.ID_CARD_BACK);

    private final RenewalDesk desk;
    private final Documents documents;
    private final OneTimeCodes codes;
    private final Clock clock;

    /** @param seen the version of the application that the handler was looking at */
    public record Command(ApplicationNumber number, long seen, Applicant applicant, Handler handler) {}

    /** What became of it. */
    public sealed interface Outcome {
        record Decided(org.yanqi.application.renewal.Outcome outcome) implements Outcome {}

        record PicturesMissing(Set<Documents.Kind> kinds) implements Outcome {
            public PicturesMissing {
                kinds = Set.copyOf(kinds);
            }
        }
    }

    public IdentifyHandler(RenewalDesk desk, Documents documents, OneTimeCodes codes, Clock clock) {
        this.desk = desk;
        this.documents = documents;
        this.codes = codes;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        Set<Documents.Kind> missing = EnumSet.copyOf(PICTURES);
        missing.removeIf(kind -> documents.find(command.number(), kind).isPresent());
        if (!missing.isEmpty()) {
            return new Outcome.PicturesMissing(missing);
        }
        boolean verified =
                codes.hasAnswered(command.number().value(), command.handler().mobile()) || wasVerified(command);
        return new Outcome.Decided(desk.askOnlyIf(
                command.seen(),
                RenewalDesk.HANDLER,
                command.number(),
                new RenewalCommand.IdentifyHandler(command.applicant(), command.handler(), verified, clock.instant())));
    }

    /** Codes are erased after a day; the application itself knows the number that it was identified with. */
    private boolean wasVerified(Command command) {
        return desk.find(command.number())
                .flatMap(application -> application.reached(Identified.class))
                .filter(known ->
                        known.handler().mobile().equals(command.handler().mobile()))
                .isPresent();
    }
}
