package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.yanqi.application.Ports;
import org.yanqi.domain.Bytes;
import org.yanqi.web.api.PublishedAuthority.Dated;

/** {@code /pki}: what relying parties fetch, at the addresses that stand in every certificate (RFC 5280 §4.2.1.13, §4.2.2.1). */
public class PublicationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String CERTIFICATE = "application/pkix-cert";
    private static final String LIST = "application/pkix-crl";

    @Inject
    transient PublishedAuthorities authorities;

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
            case "/issuing.crl" -> list(authorities.holders().revocationList(), now);
            case "/issuing-delta.crl" -> list(authorities.holders().deltaList(), now);
            case "/issuing.cer" -> certificate(authorities.holders().issuingCertificate(), now);
            case "/root.cer" -> certificate(authorities.holders().rootCertificate(), now);
            case "/documents.crl" -> list(authorities.documents().revocationList(), now);
            case "/documents-delta.crl" -> list(authorities.documents().deltaList(), now);
            case "/documents.cer" -> certificate(authorities.documents().issuingCertificate(), now);
            case "/documents-root.cer" -> certificate(authorities.documents().rootCertificate(), now);
            default -> Optional.empty();
        };
    }

    private static Optional<Published> list(Function<Instant, Dated> list, Instant now) {
        return Optional.of(new Published(LIST, list.apply(now)));
    }

    private static Optional<Published> certificate(Bytes der, Instant now) {
        return Optional.of(new Published(CERTIFICATE, new Dated(der, now, Optional.of(now.plus(Duration.ofHours(1))))));
    }
}
