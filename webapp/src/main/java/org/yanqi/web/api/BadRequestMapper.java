package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What the JAX-RS runtime itself refuses keeps its status and gets a body that the script can show. */
@Provider
public class BadRequestMapper implements ExceptionMapper<WebApplicationException> {
    @Inject
    ProblemAnswers answers;

    @Override
    public Response toResponse(WebApplicationException refused) {
        var status = Response.Status.fromStatusCode(refused.getResponse().getStatus());
        return status == null || status.getFamily() != Response.Status.Family.CLIENT_ERROR
                ? refused.getResponse()
                : answers.problem(status, "malformed");
    }
}
