package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.yanqi.domain.Bytes;

/** {@code /.well-known/cmp}: messages of the Certificate Management Protocol in the bodies of POSTs (RFC 9811 §3). */
public class MachineServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String MESSAGE = "application/pkixcmp";

    @Inject
    transient MachineDoor door;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Function<Bytes, Optional<Bytes>>> endpoint = door.endpoint();
        String type = request.getContentType();
        if (endpoint.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(MESSAGE)) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else {
            answer(endpoint.get(), request, response);
        }
    }

    private void answer(
            Function<Bytes, Optional<Bytes>> endpoint, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // One more than it may have, so that one that is too long is seen to be so.
        byte[] message = request.getInputStream().readNBytes(door.longestMessage() + 1);
        if (message.length > door.longestMessage()) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        Optional<Bytes> answer = endpoint.apply(Bytes.of(message));
        if (answer.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setContentType(MESSAGE);
        response.setContentLength(answer.get().length());
        response.getOutputStream().write(answer.get().toArray());
    }
}
