package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.web.wizard.ViewedRenewal;

/**
 * {@code /documents}: the papers of this visit's application, or of the one that {@code ?of=} names and this visit may see. {@code agreement-draft.pdf} is the paper before it is
 * signed, octet by octet what will be signed; {@code agreement.pdf} the signed one; {@code invoice} leads to where its
 * provider keeps it.
 */
public class DocumentServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String PDF = "application/pdf";

    @Inject
    transient ViewedRenewal viewed;

    @Inject
    transient UseCases useCases;

    @Inject
    transient Ports ports;

    private Optional<Paper> find(String path) {
        return viewed.number().flatMap(number -> switch (path) {
            case "/agreement-draft.pdf" ->
                useCases.prepareAgreement()
                        .handle(number)
                        .map(paper -> new Paper(Documents.Content.of(paper), "inline", number + "-draft.pdf"));
            case "/agreement.pdf" ->
                ports.storage()
                        .documents()
                        .find(number, Documents.Kind.AGREEMENT_SIGNED)
                        .map(paper -> new Paper(paper.content(), "attachment", number + ".pdf"));
            default -> Optional.empty();
        });
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("/invoice".equals(request.getPathInfo())) {
            leadToTheInvoice(response);
            return;
        }
        Optional<Paper> paper = find(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (paper.isPresent()) {
            paper.get().send(response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void leadToTheInvoice(HttpServletResponse response) throws IOException {
        Optional<String> address = viewed.number()
                .flatMap(number -> ports.storage().invoices().of(number))
                .map(Versioned::value)
                .filter(Invoice.Issued.class::isInstance)
                .map(invoice -> ((Invoice.Issued) invoice).voucher().documentAddress())
                .filter(DocumentServlet::isWebAddress);
        if (address.isPresent()) {
            response.sendRedirect(address.get());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean isWebAddress(String address) {
        String scheme = URI.create(address).getScheme();
        return "https".equals(scheme) || "http".equals(scheme);
    }

    /** A paper to send; {@code disposition}: {@code inline} to be looked at, {@code attachment} to be saved (RFC 6266 §4.2). */
    private record Paper(Documents.Content content, String disposition, String name) {
        void send(HttpServletResponse response) throws IOException {
            response.setContentType(PDF);
            response.setContentLengthLong(content.length());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Disposition", disposition + "; filename=\"" + name + "\"");
            try (InputStream in = content.open()) {
                in.transferTo(response.getOutputStream());
            }
        }
    }
}
