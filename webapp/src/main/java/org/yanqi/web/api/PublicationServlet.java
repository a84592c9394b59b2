package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.Ports;
import org.yanqi.domain.Bytes;
import org.yanqi.web.api.PublishedAuthority.Dated;

/** {@code /pki}: what relying parties fetch, at the addresses that stand in every certificate (RFC 5280 §4.2.1.13, §4.2.2.1). */
public class PublicationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String CERTIFICATE = "application/pkix-cert";
    private static final String LIST = "application/pkix-crl";

    @Inject
    transient PublishedAuthority authority;

    @Inject
    transient Ports ports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Instant now = ports.clock().instant();
        Optional<Published> found =
                find(Optional.ofNullable(request.getPathInfo()).orElse(""), now);
        if (found.isPresent()) {
            found.get().send(request, response, now);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Optional<Published> find(String path, Instant now) {
        return switch (path) {
            case "/issuing.crl" ->
                Optional.of(new Published(LIST, authority.revocationList().apply(now)));
            case "/issuing-delta.crl" ->
                Optional.of(new Published(LIST, authority.deltaList().apply(now)));
            case "/issuing.cer" -> Optional.of(certificate(authority.issuingCertificate(), now));
            case "/root.cer" -> Optional.of(certificate(authority.rootCertificate(), now));
            default -> Optional.empty();
        };
    }

    private static Published certificate(Bytes der, Instant now) {
        return new Published(CERTIFICATE, new Dated(der, now, Optional.of(now.plus(Duration.ofHours(1)))));
    }
}
