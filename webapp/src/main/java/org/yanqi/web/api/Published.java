package org.yanqi.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.yanqi.web.api.PublishedAuthority.Dated;

/**
 * Something signed that caches on the way may keep as long as it is fresh (RFC 5019 §6, RFC 9111); who has it already is
 * told so.
 */
record Published(String mediaType, Dated content) {
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    void send(HttpServletRequest request, HttpServletResponse response, Instant now) throws IOException {
        String tag = "\"" + content.der().sha256().hex() + "\"";
        response.setContentType(mediaType);
        if (content.freshUntil().isPresent()) {
            long seconds = seconds(now, content.freshUntil().get());
            response.setHeader("Cache-Control", "public, no-transform, must-revalidate, max-age=" + seconds);
            response.setDateHeader("Expires", now.plusSeconds(seconds).toEpochMilli());
            response.setDateHeader("Last-Modified", content.made().toEpochMilli());
            response.setHeader("ETag", tag);
            if (tag.equals(request.getHeader("If-None-Match"))) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        response.setContentLength(content.der().length());
        response.getOutputStream().write(content.der().toArray());
    }

    /** Not to the very end: a revocation should reach even those who ask through a cache. */
    private static long seconds(Instant now, Instant end) {
        Duration left = Duration.between(now, end);
        return Math.max(0, Math.min(left.toSeconds(), AT_MOST.toSeconds()));
    }
}
