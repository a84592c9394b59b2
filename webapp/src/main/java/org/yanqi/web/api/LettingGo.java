package org.yanqi.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yanqi.application.UseCases;
import org.yanqi.application.port.TokenTickets;
import org.yanqi.application.token.LetGoOfEncryptionKey;
import org.yanqi.application.token.LetGoOfEncryptionKey.Answer;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Say;
import org.yanqi.web.settings.Settings;

/** The deliberate end of an old encryption key: only for whom has typed the phrase and shown the UKey. */
@ApplicationScoped
public class LettingGo {
    /** A private key, a public key and a certificate. */
    private static final int MOST_OBJECTS = 3;

    @Inject
    UseCases useCases;

    @Inject
    CurrentVisit visit;

    @Inject
    Settings settings;

    @Inject
    ProblemAnswers answers;

    @Inject
    Say say;

    /** @param shown the certificate whose UKey has been shown lately */
    Response order(Sha256 shown, Received received, Function<TokenTickets.Ticket, Response> ordered) {
        var phrase = new ConfirmationPhrase(say.with("keys.letgo.phrase"));
        var difference = phrase.differenceOf(received.text("phrase", 100));
        if (difference.isPresent()) {
            return answers.refused(new Refusal.PhraseDiffers(phrase, difference.get()));
        }
        var command =
                new LetGoOfEncryptionKey.Command(visit.id(), settings.origin(), shown, received.hash("certificate"));
        return switch (useCases.letGoOfEncryptionKey().order(command)) {
            case Answer.Ordered(var ticket) -> ordered.apply(ticket);
            case Answer.InUse none -> refused("keys.letgo.inUse");
            case Answer.RenewalUnderWay(var number) -> refused("keys.letgo.underWay", number);
            case Answer.NotReplacedHere none -> refused("keys.letgo.notReplaced");
            case Answer.Needed(var bids) ->
                refused(
                        "keys.letgo.needed",
                        bids.stream()
                                .map(bid -> say.with(
                                        "keys.letgo.bid",
                                        bid.platform(),
                                        bid.reference(),
                                        say.moment(bid.neededUntil())))
                                .collect(Collectors.joining(say.with("service.and"))));
        };
    }

    Response done(Sha256 shown, Received result) {
        int destroyed = result.texts("destroyed", MOST_OBJECTS).size();
        return useCases.letGoOfEncryptionKey()
                .record(visit.id(), shown, result.bytes("proof"), destroyed)
                .map(gone -> Response.ok(Json.createObjectBuilder()
                                .add("told", say.with("keys.letgo.done"))
                                .add("opens", say.with("keys.opens.nothing"))
                                .build())
                        .build())
                .orElseGet(() -> answers.refused(new Refusal.PossessionNotProved()));
    }

    private Response refused(String key, Object... values) {
        var problem = new Problem(null, say.with(key, values), say.with(key + ".remedy"));
        return answers.problem(Response.Status.CONFLICT, problem, "KeyStays");
    }
}
