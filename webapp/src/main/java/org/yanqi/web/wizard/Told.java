package org.yanqi.web.wizard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.renewal.Acknowledged;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.Patience;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.web.page.Answer;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** What the handler has told so far, as answers that can be read, and changed where {@code changing} gives an address. */
@ApplicationScoped
public class Told {
    @Inject
    Say say;

    @Inject
    RefusalWords words;

    @Inject
    Ports ports;

    /** A text that was consented to: {@code of} and {@code in} lead to its reading page. */
    public record Accepted(String of, String title, String version, String at) {}

    /** Where each group of answers is changed; nothing where it cannot be any more. */
    record Changes(
            @Nullable String bidding,
            @Nullable String certificate,
            @Nullable String handler) {
        static final Changes NONE = new Changes(null, null, null);

        static Changes at(String path) {
            return new Changes(path + "?step=2", path + "?step=4", path + "?step=5");
        }
    }

    List<Answer> bidding(Opened opened, Changes changes) {
        BiddingDeclaration bidding = opened.bidding();
        List<Answer> answers = new ArrayList<>();
        answers.add(new Answer(
                say.with("check.bidding"),
                say.with(bidding.use() == BiddingUse.IN_USE ? "questionnaire.yes" : "questionnaire.no"),
                changes.bidding()));
        bidding.bid().ifPresent(bid -> answers.addAll(bid(bid, changes)));
        return answers;
    }

    private List<Answer> bid(OwnBid bid, Changes changes) {
        return List.of(
                new Answer(say.with("questionnaire.opening"), say.moment(bid.opening()), changes.bidding()),
                new Answer(
                        say.with("questionnaire.upload"),
                        say.with("questionnaire.upload." + bid.upload().name()),
                        changes.bidding()));
    }

    List<Answer> certificate(Presented presented, Changes changes) {
        var signing = presented.pair().signing();
        var subject = presented.pair().subject();
        return List.of(
                new Answer(say.with("check.holder"), subject.holder().orElse(subject.display()), changes.certificate()),
                new Answer(say.with("certificate.serial"), signing.serial().grouped(), null),
                new Answer(
                        say.with("certificate.to"),
                        say.moment(presented.pair().validity().notAfter()),
                        null),
                new Answer(say.with("certificate.token"), presented.token().value(), null));
    }

    List<Answer> applicant(Identified identified, Changes changes) {
        var applicant = identified.applicant();
        return List.of(
                new Answer(
                        say.with("handler.document"),
                        say.with("document." + applicant.document().name()),
                        on(changes, "document")),
                new Answer(
                        say.with("handler.organisationName"),
                        applicant.name().value(),
                        on(changes, "organisationName")),
                new Answer(say.with("handler.code"), applicant.creditCode().value(), on(changes, "code")));
    }

    /** The name in full, because it is the one that will stand on the paper; the numbers as far as one knows one's own. */
    List<Answer> handler(Identified identified, Changes changes) {
        var handler = identified.handler();
        return List.of(
                new Answer(say.with("handler.name"), handler.name().value(), on(changes, "name")),
                new Answer(say.with("handler.id"), handler.idNumber().masked(), on(changes, "idNumber")),
                new Answer(say.with("handler.validUntil"), validity(handler.card()), on(changes, "validUntil")),
                new Answer(say.with("handler.mobile"), handler.mobile().masked(), on(changes, "mobile")));
    }

    /** Until when an ID card is valid, as it stands on the card. */
    public String validity(CardValidity card) {
        return switch (card) {
            case CardValidity.Until(var lastDay) -> say.day(lastDay);
            case CardValidity.LongTerm() -> say.with("handler.longTerm");
        };
    }

    /** For what is printed and left lying about. */
    List<Answer> masked(Identified identified) {
        var handler = identified.handler();
        return List.of(
                new Answer(say.with("handler.name"), handler.name().masked(), null),
                new Answer(say.with("handler.id"), handler.idNumber().masked(), null),
                new Answer(say.with("handler.mobile"), handler.mobile().masked(), null));
    }

    /** The day on which the application lapses, if it waits for its handler and nothing was paid. */
    Optional<String> keptUntil(RenewalApplication application) {
        return Optional.of(application)
                .filter(waiting -> Patience.WAITING_FOR_HANDLER.contains(waiting.status()))
                .map(ports.rules().get().patience()::lapses)
                .map(say::day);
    }

    /** The texts consented to, in the order in which that was. */
    List<Accepted> accepted(RenewalApplication application) {
        List<Accepted> all = new ArrayList<>();
        application
                .reached(Acknowledged.class)
                .ifPresent(known -> known.consents().given().forEach(consent -> all.add(accepted(consent))));
        application
                .reached(FaceVerified.class)
                .flatMap(FaceVerified::consent)
                .ifPresent(consent -> all.add(accepted(consent)));
        return all;
    }

    Accepted accepted(Consent consent) {
        var agreement = consent.agreement();
        return new Accepted(
                AgreementAddress.of(agreement.kind()).of(),
                words.title(agreement.kind()),
                agreement.version(),
                say.moment(consent.at()));
    }

    private static @Nullable String on(Changes changes, String field) {
        return Optional.ofNullable(changes.handler())
                .map(address -> address + "#" + field)
                .orElse(null);
    }
}
