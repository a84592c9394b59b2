package org.yanqi.web.guard;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Leads on by the path alone (RFC 9110 §10.2.2): containers make it an address with the host that the browser has named,
 * which anybody can write, and with the scheme that is used behind the proxy.
 */
final class OwnAddress extends HttpServletResponseWrapper {
    OwnAddress(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (!location.startsWith("/") || location.startsWith("//")) {
            super.sendRedirect(location);
            return;
        }
        resetBuffer();
        setStatus(SC_FOUND);
        setHeader("Location", location);
        flushBuffer();
    }
}
