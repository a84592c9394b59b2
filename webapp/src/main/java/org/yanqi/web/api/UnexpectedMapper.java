package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.yanqi.application.Ports;
import org.yanqi.application.port.StaleVersionException;

/** Our own fault: a number for the user, the stack for the log, nothing of it in the answer. */
@Provider
public class UnexpectedMapper implements ExceptionMapper<RuntimeException> {
    private static final System.Logger LOG = System.getLogger(UnexpectedMapper.class.getName());

    @Inject
    ProblemAnswers answers;

    @Inject
    Ports ports;

    @Override
    public Response toResponse(RuntimeException fault) {
        if (fault instanceof StaleVersionException) {
            return answers.problem(Response.Status.CONFLICT, "conflict");
        }
        String reference = ports.pki().secrets().identifier().substring(0, 12);
        LOG.log(System.Logger.Level.ERROR, "Reference " + reference, fault);
        return answers.failed(Response.Status.INTERNAL_SERVER_ERROR, "fault", reference);
    }
}
