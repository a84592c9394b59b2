package org.yanqi.web.guard;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.yanqi.web.page.Say;
import org.yanqi.web.settings.Settings;

/**
 * Knows each browser again, and lets nothing be changed by a request that another site has made it send: the origin has
 * to be ours, and the token of this visit has to come along (double defence, for browsers that send no origin).
 */
public class VisitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** Styles and scripts are the same for everybody. */
    private static final String RESOURCES = "/jakarta.faces.resource/";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    transient CurrentVisit visit;

    @Inject
    transient Settings settings;

    @Inject
    transient Say say;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getRequestURI().startsWith(request.getContextPath() + RESOURCES)) {
            chain.doFilter(request, response);
            return;
        }
        visit.begin(request, response);
        if (SAFE.contains(request.getMethod().toUpperCase(Locale.ROOT)) || isOurs(request)) {
            chain.doFilter(request, response);
        } else if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            tellScript(response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private void tellScript(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("type", "urn:yanqi:problem:csrf")
                        .add("status", HttpServletResponse.SC_FORBIDDEN)
                        .add("title", say.with("error.csrf.title"))
                        .add("detail", say.with("error.csrf.lead"))
                        .build()
                        .toString());
    }

    private boolean isOurs(HttpServletRequest request) throws IOException, ServletException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !origin.equals(settings.origin())) {
            return false;
        }
        String header = request.getHeader("X-Yanqi-CSRF");
        return visit.isFormToken(header != null ? header : request.getParameter("formToken"));
    }
}
