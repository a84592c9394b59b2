package org.yanqi.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.RefusalWords;

/** Refusals as problem documents (RFC 9457): {@code title} says what happened, {@code detail} what to do next. */
@ApplicationScoped
public class ProblemAnswers {
    private static final String PROBLEM_JSON = "application/problem+json";

    @Inject
    RefusalWords words;

    public Response refused(Refusal refusal) {
        return refused(refusal, null, null);
    }

    /** A refusal that has a page of its own carries its address ({@code page}), for the script to go there. */
    public Response refused(Outcome.Refused refused) {
        Refusal refusal = refused.refusal();
        return refused(
                refusal, hasPageOfItsOwn(refusal) ? "refused?entry=" + refused.entry() : null, refused.reference());
    }

    private Response refused(Refusal refusal, @Nullable String page, @Nullable String reference) {
        return answer(
                Response.Status.CONFLICT, words.of(refusal), refusal.getClass().getSimpleName(), reference, page);
    }

    private static boolean hasPageOfItsOwn(Refusal refusal) {
        return switch (refusal) {
            case Refusal.WindowNotOpen r -> true;
            case Refusal.ExpiredTooLong r -> true;
            case Refusal.CertificateRevoked r -> true;
            case Refusal.CertificateSuspended r -> true;
            case Refusal.RevocationUnknown r -> true;
            case Refusal.CertificateUnreadable r -> true;
            case Refusal.CertificatePairIncomplete r -> true;
            case Refusal.IssuerNotServed r -> true;
            case Refusal.PossessionNotProved r -> true;
            case Refusal.OtherToken r -> true;
            case Refusal.TokenFull r -> true;
            case Refusal.BidAtRisk r -> true;
            default -> false;
        };
    }

    /** What is told on a page of its own, without an application's refusal behind it. */
    public Response told(String type, String page) {
        return answer(Response.Status.CONFLICT, words.of("conflict"), type, null, page);
    }

    /** A problem whose words stand in the messages under this key. */
    public Response problem(Response.Status status, String key) {
        return answer(status, words.of(key), key, null);
    }

    public Response problem(Response.Status status, Problem problem, String type) {
        return answer(status, problem, type, null);
    }

    /** @param reason for whoever has written the sender, in the member {@code reason} */
    Response malformed(String reason) {
        var body = body(Response.Status.BAD_REQUEST, words.of("malformed"), "malformed");
        return answer(Response.Status.BAD_REQUEST, body.add("reason", reason));
    }

    Response failed(Response.Status status, String key, String reference) {
        return answer(status, words.of(key), key, reference);
    }

    private static Response answer(Response.Status status, Problem problem, String type, @Nullable String reference) {
        return answer(status, problem, type, reference, null);
    }

    private static Response answer(
            Response.Status status, Problem problem, String type, @Nullable String reference, @Nullable String page) {
        JsonObjectBuilder body = body(status, problem, type);
        if (reference != null) {
            body.add("reference", reference);
        }
        if (page != null) {
            body.add("page", page);
        }
        return answer(status, body);
    }

    private static Response answer(Response.Status status, JsonObjectBuilder body) {
        return Response.status(status).type(PROBLEM_JSON).entity(body.build()).build();
    }

    private static JsonObjectBuilder body(Response.Status status, Problem problem, String type) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("type", "urn:yanqi:problem:" + type)
                .add("status", status.getStatusCode())
                .add("title", problem.text());
        if (problem.remedy() != null) {
            body.add("detail", problem.remedy());
        }
        if (problem.field() != null) {
            body.add("field", problem.field());
        }
        return body;
    }
}
