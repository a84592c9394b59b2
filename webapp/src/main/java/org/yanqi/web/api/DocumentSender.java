package org.yanqi.web.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.yanqi.domain.Bytes;

/** Answers GET with one document at a time. */
abstract class DocumentSender extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** A document to send; {@code name}: as it is saved, or empty where it is only looked at. */
    protected record Sent(String mediaType, Bytes content, Optional<String> name) {}

    /** @param path behind the servlet's own, such as {@code /agreement.pdf} */
    protected abstract Optional<Sent> find(String path);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Sent> found = find(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] content = found.get().content().toArray();
        response.setContentType(found.get().mediaType());
        response.setContentLength(content.length);
        found.get()
                .name()
                .ifPresent(name -> response.setHeader("Content-Disposition", "inline; filename=\"" + name + "\""));
        response.getOutputStream().write(content);
    }
}
