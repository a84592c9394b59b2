package org.yanqi.web.guard;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Lets nobody take so much of the platform that too little is left for the others. */
public class RateFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Rates rates;

    @Inject
    transient BrowserAddress address;

    @Inject
    transient TurnedAway turnedAway;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/jakarta.faces.resource/")) {
            chain.doFilter(request, response);
            return;
        }
        Duration wait = rates.wait(door(request.getMethod(), path), address.of(request));
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            turnedAway.until(wait, request, response);
        }
    }

    private static Rates.Door door(String method, String path) {
        if (path.startsWith("/pki/")) {
            return Rates.Door.RELYING_PARTY;
        }
        if (!method.equals("POST")) {
            return Rates.Door.LOOK;
        }
        if (path.startsWith("/api/notifications/")) {
            return Rates.Door.PARTY;
        }
        if (path.startsWith("/api/pictures/")) {
            return Rates.Door.PICTURE;
        }
        return path.startsWith("/api/codes") || path.startsWith("/office/sign-in")
                ? Rates.Door.SECRET
                : Rates.Door.CHANGE;
    }
}
