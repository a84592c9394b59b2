package org.yanqi.web.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.yanqi.web.settings.Settings;

/** What a browser keeps of a signed-in member of staff: a secret that no script reads and no other site makes it send. */
@ApplicationScoped
public class StaffCookie {
    static final String NAME = "yanqi-staff";

    @Inject
    Settings settings;

    Optional<String> of(HttpServletRequest request) {
        return (request.getCookies() == null ? Stream.<Cookie>empty() : Arrays.stream(request.getCookies()))
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    void give(HttpServletRequest request, HttpServletResponse response, String secret) {
        response.addCookie(cookie(request, secret));
    }

    void takeBack(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = cookie(request, "");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }

    /** Without a life of its own: it goes with the browser's window. */
    private Cookie cookie(HttpServletRequest request, String value) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath(request.getContextPath() + "/office");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure() || settings.origin().startsWith("https:"));
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }
}
