package org.yanqi.web.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way into the office, and back to the page that was asked for. */
final class Entrance {
    static final String SIGN_IN = "/office/sign-in";
    static final String QUEUE = "/office/reviews";

    /** A page of the office; nothing that leads elsewhere. */
    private static final String PAGE = "/office/(?!sign-in)[a-z/-]{1,60}(\\?[A-Za-z0-9=&_-]{0,200})?";

    private Entrance() {}

    /** @param over whether somebody was signed in here until now */
    static String address(HttpServletRequest request, boolean over) {
        String wanted = request.getMethod().equals("GET") ? wanted(request) : "";
        return request.getContextPath() + SIGN_IN + "?" + (over ? "over=1&" : "") + "then="
                + URLEncoder.encode(page(wanted), UTF_8);
    }

    /** The page to go on with: the one named, if it is one of the office's. */
    static String page(@Nullable String named) {
        return Optional.ofNullable(named).filter(page -> page.matches(PAGE)).orElse(QUEUE);
    }

    private static String wanted(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    /** A script cannot sign in: it is told so, and not led to a page. */
    static boolean isScript(HttpServletRequest request) {
        return request.getHeader("X-Yanqi-CSRF") != null;
    }

    static AuthenticationStatus refuseScript(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(UTF_8.name());
        try {
            response.getWriter()
                    .write(Json.createObjectBuilder()
                            .add("type", "urn:yanqi:problem:signedOut")
                            .add("status", HttpServletResponse.SC_UNAUTHORIZED)
                            .build()
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }
}
