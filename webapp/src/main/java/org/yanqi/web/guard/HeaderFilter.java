package org.yanqi.web.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells the browser what it may do with our answers; the script policy is PrimeFaces' own, with a nonce for each page. */
public class HeaderFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The page speaks to us and to the token agent on this computer, to nobody else. */
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "connect-src 'self' http://127.0.0.1:17531 http://127.0.0.1:17532 http://127.0.0.1:17533",
            "font-src 'none'",
            "object-src 'none'",
            "frame-src 'none'",
            "media-src 'none'",
            "worker-src 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        response.addHeader("Content-Security-Policy", CONTENT_POLICY);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!request.getRequestURI().startsWith(request.getContextPath() + "/jakarta.faces.resource/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
