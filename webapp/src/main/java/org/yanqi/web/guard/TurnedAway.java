package org.yanqi.web.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.yanqi.web.page.Say;

/** What is not let in: a page for people, a problem (RFC 9457) for scripts, in the language of the request. */
@ApplicationScoped
public class TurnedAway {
    /** RFC 6585 §4 and §5. */
    static final int TOO_MANY_REQUESTS = 429;

    static final int HEADERS_TOO_LARGE = 431;

    @Inject
    Say say;

    void until(Duration wait, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", String.valueOf(wait.plusMillis(999).toSeconds()));
        send(TOO_MANY_REQUESTS, "error.busy", request, response);
    }

    /** @param words title and lead of a page, under this key in the messages */
    void send(int status, String words, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            tellScript(status, words, response);
        } else {
            response.sendError(status);
        }
    }

    private void tellScript(int status, String words, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("type", "urn:yanqi:problem:" + words.substring(words.lastIndexOf('.') + 1))
                        .add("status", status)
                        .add("title", say.with(words + ".title"))
                        .add("detail", say.with(words + ".lead"))
                        .build()
                        .toString());
    }
}
