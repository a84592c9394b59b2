package org.yanqi.web.guard;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.yanqi.web.settings.Settings;

/**
 * Knows each browser again, and lets nothing be changed by a request that another site has made it send: the origin has
 * to be ours, and the token of this visit has to come along (double defence, for browsers that send no origin).
 */
public class VisitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** Styles and scripts are the same for everybody. */
    private static final String RESOURCES = "/jakarta.faces.resource/";

    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    @Inject
    transient CurrentVisit visit;

    @Inject
    transient Settings settings;

    @Inject
    transient Rates rates;

    @Inject
    transient TurnedAway turnedAway;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getRequestURI().startsWith(request.getContextPath() + RESOURCES)) {
            chain.doFilter(request, response);
            return;
        }
        visit.begin(request, response);
        if (SAFE.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (!isOurs(request)) {
            turnedAway.send(HttpServletResponse.SC_FORBIDDEN, "error.csrf", request, response);
        } else {
            Duration wait = visit.application().map(rates::wait).orElse(Duration.ZERO);
            if (wait.isZero()) {
                chain.doFilter(request, response);
            } else {
                turnedAway.until(wait, request, response);
            }
        }
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
