package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.yanqi.application.Ports;
import org.yanqi.domain.Bytes;

/**
 * {@code /pki/ocsp} and {@code /pki/documents-ocsp}: answers for single certificates (RFC 6960 appendix A). A request comes
 * as the body of a POST or, if it is short, in the address of a GET, whose answer caches may keep.
 */
public class StatusServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String OF_DOCUMENTS = "/pki/documents-ocsp";
    private static final String QUESTION = "application/ocsp-request";
    private static final String ANSWER = "application/ocsp-response";

    @Inject
    transient PublishedAuthorities authorities;

    @Inject
    transient Ports ports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(inAddress(request), request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(QUESTION)) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        // One more than it may have, so that one that is too long is seen to be so.
        int most = authority(request).longestRequest() + 1;
        answer(Bytes.of(request.getInputStream().readNBytes(most)), request, response);
    }

    private void answer(Bytes question, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Instant now = ports.clock().instant();
        var answer = authority(request).status().apply(question, now);
        var kept = request.getMethod().equals("POST")
                ? new PublishedAuthority.Dated(answer.der(), answer.made(), Optional.empty())
                : answer;
        new Published(ANSWER, kept).send(request, response, now);
    }

    private PublishedAuthority authority(HttpServletRequest request) {
        return request.getServletPath().equals(OF_DOCUMENTS) ? authorities.documents() : authorities.holders();
    }

    /** The request in Base64, percent-encoded; as it was sent, since the server's own decoding stops at some slashes. */
    private static Bytes inAddress(HttpServletRequest request) {
        String own = request.getContextPath() + request.getServletPath() + "/";
        String address = request.getRequestURI();
        try {
            // A plus that was not encoded is a plus: this is no form.
            String base64 = URLDecoder.decode(
                    address.startsWith(own) ? address.substring(own.length()).replace("+", "%2B") : "",
                    StandardCharsets.US_ASCII);
            return Bytes.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException noBase64) {
            return Bytes.of(new byte[0]);
        }
    }
}
