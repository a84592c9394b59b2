package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.yanqi.application.port.UnavailableException;

/** An outside party did not answer: the script tries again by itself. */
@Provider
public class UnavailableMapper implements ExceptionMapper<UnavailableException> {
    private static final System.Logger LOG = System.getLogger(UnavailableMapper.class.getName());

    @Inject
    ProblemAnswers answers;

    @Override
    public Response toResponse(UnavailableException unavailable) {
        LOG.log(System.Logger.Level.WARNING, "Did not answer: {0}", unavailable.getMessage());
        return answers.problem(Response.Status.SERVICE_UNAVAILABLE, "unavailable");
    }
}
