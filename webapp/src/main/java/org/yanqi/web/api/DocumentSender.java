package org.yanqi.web.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.yanqi.application.port.Documents;
import org.yanqi.domain.Bytes;

/** Answers GET with one document at a time. */
abstract class DocumentSender extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** A document to send; {@code name}: as it is saved, or empty where it is only looked at. */
    protected record Sent(String mediaType, Documents.Content content, Optional<String> name) {
        Sent(String mediaType, Bytes content, Optional<String> name) {
            this(mediaType, Documents.Content.of(content), name);
        }
    }

    /** @param path behind the servlet's own, such as {@code /agreement.pdf} */
    protected abstract Optional<Sent> find(String path);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Sent> found = find(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Documents.Content content = found.get().content();
        response.setContentType(found.get().mediaType());
        response.setContentLengthLong(content.length());
        response.setHeader("X-Content-Type-Options", "nosniff");
        found.get()
                .name()
                .ifPresent(name -> response.setHeader("Content-Disposition", "inline; filename=\"" + name + "\""));
        try (InputStream in = content.open()) {
            in.transferTo(response.getOutputStream());
        }
    }
}
