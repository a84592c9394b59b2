package org.yanqi.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yanqi.web.settings.Settings;

/** {@code ?language=en} or {@code zh-CN} on any page: keeps the choice for a year, and shows the same page in it. */
public class LanguageFilter extends HttpFilter {
    static final String PARAMETER = "language";
    private static final long serialVersionUID = 1L;
    private static final int YEAR = Math.toIntExact(Duration.ofDays(365).toSeconds());

    @Inject
    transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Language> wanted =
                request.getMethod().equals("GET") ? Language.tagged(request.getParameter(PARAMETER)) : Optional.empty();
        if (wanted.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.addCookie(cookie(wanted.get(), settings.isSecure()));
        String rest = otherParameters(request).collect(Collectors.joining("&"));
        response.sendRedirect(onThisSite(request.getRequestURI()) + (rest.isEmpty() ? "" : "?" + rest));
    }

    /** The parameters of the address but the language, as they are written there. */
    static Stream<String> otherParameters(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null
                ? Stream.empty()
                : Arrays.stream(query.split("&")).filter(part -> !part.isEmpty() && !part.startsWith(PARAMETER + "="));
    }

    /** Two slashes at the beginning would name another host (RFC 3986 §4.2). */
    static String onThisSite(String path) {
        return "/" + path.replaceFirst("^[/\\\\]+", "");
    }

    private static Cookie cookie(Language language, boolean secure) {
        Cookie cookie = new Cookie(Language.COOKIE, language.tag());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setMaxAge(YEAR);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
