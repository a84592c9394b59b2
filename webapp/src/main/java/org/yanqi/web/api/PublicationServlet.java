package org.yanqi.web.api;

import jakarta.inject.Inject;
import java.util.Optional;
import org.yanqi.application.Ports;

/** {@code /pki}: what relying parties fetch, at the addresses that stand in every certificate (RFC 5280 §4.2.1.13, §4.2.2.1). */
public class PublicationServlet extends DocumentSender {
    private static final long serialVersionUID = 1L;
    private static final String CERTIFICATE = "application/pkix-cert";

    @Inject
    transient PublishedAuthority authority;

    @Inject
    transient Ports ports;

    @Override
    protected Optional<Sent> find(String path) {
        return switch (path) {
            case "/issuing.crl" ->
                Optional.of(new Sent(
                        "application/pkix-crl",
                        authority.revocationList().apply(ports.clock().instant()),
                        Optional.empty()));
            case "/issuing.cer" -> Optional.of(new Sent(CERTIFICATE, authority.issuingCertificate(), Optional.empty()));
            case "/root.cer" -> Optional.of(new Sent(CERTIFICATE, authority.rootCertificate(), Optional.empty()));
            default -> Optional.empty();
        };
    }
}
