package org.yanqi.web.guard;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Turns away what no browser of ours sends, before anybody works on it. The server's own bounds are a little wider
 * ({@code configure.cli}); what is beyond them it refuses without a page.
 */
public class BoundsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    /** With this, Faces takes an address for a form that was sent: acts would be asked for past the checks of forms. */
    private static final String SENT_FORM = "jakarta.faces.ViewState";

    private static final int LONGEST_ADDRESS = 4 << 10;
    private static final int MOST_HEADERS = 80;
    private static final int LONGEST_HEADERS = 24 << 10;

    @Inject
    transient TurnedAway turnedAway;

    /** Why a request is not let in; {@code words}: as {@link TurnedAway} has them. */
    private record Reason(int status, String words) {
        static Reason malformed() {
            return new Reason(HttpServletResponse.SC_BAD_REQUEST, "error.malformed");
        }

        static Reason tooLarge(int status) {
            return new Reason(status, "error.tooLarge");
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Reason> reason = reason(request);
        if (reason.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (reason.get().status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "GET, HEAD, POST");
        }
        turnedAway.send(reason.get().status(), reason.get().words(), request, response);
    }

    private static Optional<Reason> reason(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return Optional.of(new Reason(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "error.method"));
        }
        if (length(request.getRequestURI()) + length(request.getQueryString()) > LONGEST_ADDRESS) {
            return Optional.of(new Reason(HttpServletResponse.SC_REQUEST_URI_TOO_LONG, "error.malformed"));
        }
        if (!RequestParameters.isPlain(request.getRequestURI())) {
            return Optional.of(Reason.malformed());
        }
        if (isHeavy(request)) {
            return Optional.of(new Reason(TurnedAway.HEADERS_TOO_LARGE, "error.malformed"));
        }
        if (!request.getMethod().equals("POST") && request.getParameter(SENT_FORM) != null) {
            return Optional.of(Reason.malformed());
        }
        return body(request).or(() -> parameters(request));
    }

    private static Optional<Reason> body(HttpServletRequest request) {
        var bound = BodyBound.of(
                request.getRequestURI().substring(request.getContextPath().length()));
        long length = request.getContentLengthLong();
        if (length > bound.octets()) {
            return Optional.of(Reason.tooLarge(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE));
        }
        // Browsers always say how long it is; what could go on without end is read for as long as its reader allows.
        return length < 0 && request.getHeader("Transfer-Encoding") != null && !bound.readsInPieces()
                ? Optional.of(Reason.tooLarge(HttpServletResponse.SC_LENGTH_REQUIRED))
                : Optional.empty();
    }

    private static Optional<Reason> parameters(HttpServletRequest request) {
        return BodyBound.of(request.getRequestURI()
                                        .substring(request.getContextPath().length()))
                                .hasParameters()
                        && !RequestParameters.areInOrder(request)
                ? Optional.of(Reason.malformed())
                : Optional.empty();
    }

    private static boolean isHeavy(HttpServletRequest request) {
        int count = 0;
        int octets = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                count++;
                octets += name.length() + value.length();
            }
        }
        return count > MOST_HEADERS || octets > LONGEST_HEADERS;
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
