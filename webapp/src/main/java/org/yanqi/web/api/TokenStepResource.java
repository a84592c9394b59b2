package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.yanqi.application.UseCases;
import org.yanqi.application.port.TokenTickets;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.application.token.AuthoriseTokenStep;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.settings.Settings;

/**
 * The server's end of the courier: gives the page a ticket for the token agent and takes the agent's result. The page is
 * trusted with neither; the tickets are signed, and what counts in a result is signed by the token.
 */
@Path("token-steps/{step}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokenStepResource {
    @Inject
    UseCases useCases;

    @Inject
    CurrentVisit visit;

    @Inject
    Settings settings;

    @Inject
    TokenResults results;

    @Inject
    LettingGo lettingGo;

    @Inject
    ProblemAnswers answers;

    @POST
    @Path("ticket")
    public Response ticket(@PathParam("step") String step, JsonObject body) {
        var received = new Received(body);
        var kind = kind(step);
        if (kind == TokenStep.Kind.LET_GO) {
            return visit.proven()
                    .map(shown -> lettingGo.order(shown, received, this::order))
                    .orElseGet(this::notShown);
        }
        Optional<TokenResults.Purpose> looking = looking(kind, received);
        if (looking.isEmpty() && !visit.isFull()) {
            return notShown();
        }
        if (kind == TokenStep.Kind.HISTORY && visit.proven().isEmpty()) {
            return notShown();
        }
        return switch (authorise(kind, choice(kind, received), looking.isPresent())) {
            case AuthoriseTokenStep.Answer.Authorised(var ticket) -> order(ticket);
            case AuthoriseTokenStep.Answer.NotNow notNow -> answers.problem(Response.Status.CONFLICT, "conflict");
            case AuthoriseTokenStep.Answer.NotFound notFound -> answers.problem(Response.Status.NOT_FOUND, "notFound");
        };
    }

    /** The page asks for the UKey first. */
    private Response notShown() {
        return answers.problem(Response.Status.CONFLICT, "conflict");
    }

    /** The introduction of the key goes along, as the agent may know the key before it only. */
    private Response order(TokenTickets.Ticket ticket) {
        var order = Json.createObjectBuilder().add("ticket", ticket.jws()).add("params", ticket.parameters());
        settings.agents().introduction().ifPresent(jws -> order.add("introduction", jws));
        return Response.ok(order.build()).build();
    }

    @POST
    @Path("result")
    public Response result(@PathParam("step") String step, JsonObject body) {
        var received = new Received(body);
        var kind = kind(step);
        if (kind == TokenStep.Kind.LET_GO) {
            return visit.proven()
                    .map(shown -> lettingGo.done(shown, received.object("result")))
                    .orElseGet(this::notShown);
        }
        Optional<TokenResults.Purpose> looking = looking(kind, received);
        if (looking.isPresent()) {
            return switch (kind) {
                case INVENTORY -> results.inventory(looking.get(), received.object("result"));
                case HISTORY ->
                    visit.proven()
                            .map(shown -> results.keys(shown, received.object("result")))
                            .orElseGet(this::notShown);
                default -> results.resumed(looking.get(), received);
            };
        }
        return visit.application()
                .filter(number -> visit.isFull())
                .map(number -> result(kind, number, received))
                .orElseGet(() -> answers.problem(Response.Status.NOT_FOUND, "notFound"));
    }

    private Response result(TokenStep.Kind kind, ApplicationNumber number, Received received) {
        return switch (kind) {
            case INVENTORY -> results.inventory(number, received.object("result"));
            case PROVE -> results.presented(number, received);
            case HISTORY, LET_GO -> throw new NotFoundException();
            case PLAN -> results.planned(number, received.object("result"));
            case GENERATE -> results.generated(number, received.object("result"));
            case INSTALL -> results.installed(received.object("result"));
            case VERIFY -> results.verified(number, received.object("result"));
            case RETIRE -> results.retired(number, received.object("result"));
        };
    }

    private AuthoriseTokenStep.Answer authorise(
            TokenStep.Kind kind, Optional<AuthoriseTokenStep.Choice> choice, boolean resuming) {
        if (resuming) {
            return useCases.authoriseTokenStep()
                    .handle(new AuthoriseTokenStep.Visit(visit.id(), kind, settings.origin(), choice));
        }
        return visit.application()
                .map(number -> useCases.authoriseTokenStep()
                        .handle(new AuthoriseTokenStep.Command(number, kind, settings.origin(), choice)))
                .orElseGet(AuthoriseTokenStep.Answer.NotFound::new);
    }

    /** Which certificate the encryption keys are looked at for is not for the page to say. */
    private Optional<AuthoriseTokenStep.Choice> choice(TokenStep.Kind kind, Received received) {
        return switch (kind) {
            case PROVE ->
                Optional.of(
                        new AuthoriseTokenStep.Choice(token(received), received.hash("certificate"), risk(received)));
            case HISTORY ->
                visit.proven().map(shown -> new AuthoriseTokenStep.Choice(token(received), shown, Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static TokenSerial token(Received received) {
        String serial = received.text("tokenSerial", 64);
        if (!serial.matches("[\\x21-\\x7e]{1,64}")) {
            throw new Malformed("no token's serial number");
        }
        return new TokenSerial(serial);
    }

    /** The advice that the handler overrides with the signature of this proof. */
    private static Optional<BidAdvice> risk(Received received) {
        if (!received.has("bidRisk")) {
            return Optional.empty();
        }
        String named = received.text("bidRisk", 40);
        return Optional.of(Arrays.stream(BidAdvice.values())
                .filter(advice -> advice.name().equals(named) && advice.defersRenewal())
                .findFirst()
                .orElseThrow(() -> new Malformed("no advice that could be overridden")));
    }

    /** For what the page looks for an application by its certificate, unless it acts on the one it has. */
    private static Optional<TokenResults.Purpose> looking(TokenStep.Kind kind, Received received) {
        if (!received.has("purpose")) {
            return Optional.empty();
        }
        String named = received.text("purpose", 20).toUpperCase(Locale.ROOT);
        var purpose = Arrays.stream(TokenResults.Purpose.values())
                .filter(known -> known.name().equals(named))
                .findFirst();
        if (purpose.isPresent()
                && kind != TokenStep.Kind.INVENTORY
                && kind != purpose.get().step()) {
            throw new NotFoundException(); // who checks the computer has no business beyond it
        }
        return purpose;
    }

    private static TokenStep.Kind kind(String step) {
        return Arrays.stream(TokenStep.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(step))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
