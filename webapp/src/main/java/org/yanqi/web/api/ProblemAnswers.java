package org.yanqi.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
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
        return answer(
                Response.Status.CONFLICT, words.of(refusal), refusal.getClass().getSimpleName(), null);
    }

    /** A problem whose words stand in the messages under this key. */
    public Response problem(Response.Status status, String key) {
        return answer(status, words.of(key), key, null);
    }

    public Response problem(Response.Status status, Problem problem, String type) {
        return answer(status, problem, type, null);
    }

    Response failed(Response.Status status, String key, String reference) {
        return answer(status, words.of(key), key, reference);
    }

    private static Response answer(Response.Status status, Problem problem, String type, @Nullable String reference) {
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
        if (reference != null) {
            body.add("reference", reference);
        }
        return Response.status(status).type(PROBLEM_JSON).entity(body.build()).build();
    }
}
