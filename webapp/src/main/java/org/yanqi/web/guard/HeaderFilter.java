package org.yanqi.web.guard;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.yanqi.web.settings.Settings;

/**
 * Tells the browser what it may do with our answers. The script policy of pages is PrimeFaces' own, with a nonce for each
 * page; what is no page may run nothing at all.
 */
public class HeaderFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /**
     * The page speaks to us and to the token agent on this computer, to nobody else. All fetch directives but that of
     * scripts are named, as a default would hold for scripts too and undo the nonce. Trusted types are not required:
     * jQuery, which PrimeFaces brings, writes strings to innerHTML.
     */
    private static final String PAGE_POLICY = String.join(
            "; ",
            "style-src 'self'",
            "script-src-attr 'none'",
            "img-src 'self' data: blob:",
            "connect-src 'self' http://127.0.0.1:17531 http://127.0.0.1:17532 http://127.0.0.1:17533",
            "font-src 'none'",
            "object-src 'none'",
            "frame-src 'none'",
            "child-src 'none'",
            "media-src 'none'",
            "manifest-src 'none'",
            "worker-src 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'");

    /** For what is looked at, saved or read by a script; the browser's own viewer for PDF brings styles of its own. */
    private static final String OTHER_POLICY =
            "script-src 'none'; object-src 'none'; frame-src 'none'; connect-src 'none';"
                    + " form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    /** The wizard shows the paper that is signed, and this paper lets it: the one place where a page of ours holds a frame. */
    private static final List<String> HOLDS_PAPER = List.of("/renewal", "/renewal.xhtml");

    private static final String PAPER = "/documents/agreement-draft.pdf";

    private static final String FEATURES =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(),"
                    + " bluetooth=(), midi=(), display-capture=()";

    private static final List<String> NO_PAGES =
            List.of("/api/", "/documents/", "/pki/", "/.well-known/", "/f/", "/office/pictures/", "/office/stay");

    @Inject
    transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", isPaper(request, path) ? "SAMEORIGIN" : "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", FEATURES);
        // An error's page follows what was begun: its policy is the only one that counts.
        response.setHeader("Content-Security-Policy", policy(request, path));
        if (settings.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        boolean resource = path.startsWith("/jakarta.faces.resource/");
        if (!resource || request.getDispatcherType() == DispatcherType.ERROR) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(takesNoNonce(request, path) ? request : new OwnNonce(request), new OwnAddress(response));
    }

    private static String policy(HttpServletRequest request, String path) {
        String policy = isPage(request, path) ? PAGE_POLICY : OTHER_POLICY;
        if (isPaper(request, path)) {
            return policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
        }
        return HOLDS_PAPER.contains(path) ? policy.replace("frame-src 'none'", "frame-src 'self'") : policy;
    }

    /** Also where a page says in its place why it cannot be shown. */
    private static boolean isPaper(HttpServletRequest request, String path) {
        return request.getDispatcherType() == DispatcherType.ERROR
                ? (request.getContextPath() + PAPER).equals(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                : path.equals(PAPER);
    }

    /** Only forms say which nonce their page had; what scripts and others send is read as it came. */
    private static boolean takesNoNonce(HttpServletRequest request, String path) {
        return request.getDispatcherType() != DispatcherType.ERROR
                && (!request.getMethod().equals("POST") || !isPage(request, path));
    }

    private static boolean isPage(HttpServletRequest request, String path) {
        return request.getDispatcherType() == DispatcherType.ERROR
                || NO_PAGES.stream().noneMatch(path::startsWith);
    }
}
