package org.yanqi.web.guard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.web.settings.Settings;

/** The visit that this request belongs to; a browser without one gets one. */
@Named("visit")
@RequestScoped
public class CurrentVisit {
    private static final String COOKIE = "yanqi";

    /** With TLS no neighbouring host can plant it, RFC 6265bis §4.1.3.2. */
    private static final String SECURE_COOKIE = "__Host-" + COOKIE;

    @Inject
    VisitSeal seal;

    @Inject
    Ports ports;

    @Inject
    Settings settings;

    private @Nullable Visit visit;
    private @Nullable HttpServletResponse response;

    /** Takes up what the browser sent; {@link VisitFilter} calls this before anybody asks. */
    void begin(HttpServletRequest request, HttpServletResponse answer) {
        response = answer;
        Optional<Visit> known = cookies(request)
                .filter(cookie -> cookie.getName().equals(cookieName()))
                .flatMap(cookie -> seal.open(cookie.getValue(), ports.clock().instant()).stream())
                .findFirst();
        if (known.isPresent()) {
            visit = known.get();
        } else {
            keep(Visit.fresh(ports.pki().secrets().identifier(), ports.clock().instant()));
        }
    }

    /** Stable for this browser; names it where there is no application yet. */
    public String id() {
        return current().id();
    }

    /** The application that this browser may act on. */
    public Optional<ApplicationNumber> application() {
        return visit == null ? Optional.empty() : visit.application();
    }

    /** From now on this browser acts on the application: it has opened it, or has shown that it may. */
    public void enter(ApplicationNumber number, Visit.Access by) {
        keep(current().to(number, by, ports.clock().instant()));
    }

    /** Whether this browser has opened its application or has shown its UKey; a phone's code is less than that. */
    public boolean isFull() {
        return visit != null && visit.access() != Visit.Access.PHONE;
    }

    /** The UKey of this certificate was in the computer at that moment. */
    public void prove(Sha256 certificate, Instant at) {
        keep(current().proving(certificate, at));
    }

    /** The certificate whose UKey has been shown here within the last two hours. */
    public Optional<Sha256> proven() {
        return visit == null ? Optional.empty() : visit.proven(ports.clock().instant());
    }

    /** The browser begins anew; the application stays as it is. */
    public void leave() {
        keep(current().withoutApplication());
    }

    /** What forms and scripts send back; empty on pages that nothing can be sent from, such as those that tell of errors. */
    public String getFormToken() {
        return visit == null ? "" : seal.formToken(visit);
    }

    boolean isFormToken(@Nullable String given) {
        return given != null && seal.isFormToken(current(), given);
    }

    private Visit current() {
        if (visit == null) {
            throw new IllegalStateException("no visit: this address is not behind the visit filter");
        }
        return visit;
    }

    private void keep(Visit next) {
        visit = next;
        Cookie cookie = new Cookie(cookieName(), seal.seal(next));
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isSecure());
        cookie.setMaxAge(Math.toIntExact(
                Duration.between(ports.clock().instant(), next.until()).toSeconds()));
        // Lax and not Strict: whoever comes from the CA's home page has to be known at once.
        cookie.setAttribute("SameSite", "Lax");
        if (response != null) {
            response.addCookie(cookie);
        }
    }

    private String cookieName() {
        return settings.isSecure() ? SECURE_COOKIE : COOKIE;
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
    }
}
