package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What was sent is the sender's fault: the script can show the answer, which also names the reason. */
@Provider
public class MalformedMapper implements ExceptionMapper<Malformed> {
    @Inject
    ProblemAnswers answers;

    @Override
    public Response toResponse(Malformed malformed) {
        return answers.malformed(malformed.reason());
    }
}
