package org.yanqi.web.api;

import jakarta.inject.Inject;
import java.util.Optional;
import org.yanqi.application.Ports;
import org.yanqi.domain.Bytes;

/** {@code /pki}: what relying parties fetch, at the addresses that stand in every certificate (RFC 5280 §4.2.1.13, §4.2.2.1). */
public class PublicationServlet extends DocumentSender {
    private static final long serialVersionUID = 1L;

    @Inject
    transient PublishedAuthorities authorities;

    @Inject
    transient Ports ports;

    @Override
    protected Optional<Sent> find(String path) {
        return switch (path) {
            case "/issuing.crl" -> Optional.of(list(authorities.holders()));
            case "/issuing.cer" -> Optional.of(certificate(authorities.holders().issuingCertificate()));
            case "/root.cer" -> Optional.of(certificate(authorities.holders().rootCertificate()));
            case "/documents.crl" -> Optional.of(list(authorities.documents()));
            case "/documents.cer" ->
                Optional.of(certificate(authorities.documents().issuingCertificate()));
            case "/documents-root.cer" ->
                Optional.of(certificate(authorities.documents().rootCertificate()));
            default -> Optional.empty();
        };
    }

    private Sent list(PublishedAuthority authority) {
        var now = ports.clock().instant();
        return new Sent("application/pkix-crl", authority.revocationList().apply(now), Optional.empty());
    }

    private static Sent certificate(Bytes der) {
        return new Sent("application/pkix-cert", der, Optional.empty());
    }
}
