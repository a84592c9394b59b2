package org.yanqi.web.office;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.port.Documents;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.web.wizard.PictureKind;

/** {@code /office/pictures/YQ20250711-000123/front}: for reviewers; that it was looked at is written down before it is sent. */
public class PictureServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient CurrentStaff staff;

    @Inject
    transient UseCases useCases;

    @Inject
    transient Ports ports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<StaffName> reviewer = staff.reviewer();
        if (reviewer.isEmpty()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String[] parts = Optional.ofNullable(request.getPathInfo()).orElse("").split("/", -1);
        Optional<ApplicationNumber> number =
                parts.length == 3 ? ApplicationNumber.parse(parts[1]).toOptional() : Optional.empty();
        Optional<PictureKind> kind = parts.length == 3 ? PictureKind.named(parts[2]) : Optional.empty();
        Optional<Documents.Document> picture = number.flatMap(
                of -> kind.flatMap(which -> ports.storage().documents().find(of, which.kind())));
        if (picture.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        useCases.office()
                .reviewQueue()
                .recordSight(
                        reviewer.get(), number.orElseThrow(), kind.orElseThrow().field());
        send(picture.get(), response);
    }

    private static void send(Documents.Document picture, HttpServletResponse response) throws IOException {
        response.setContentType(picture.mediaType());
        response.setContentLengthLong(picture.content().length());
        response.setHeader("Content-Disposition", "inline");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        try (InputStream in = picture.content().open()) {
            in.transferTo(response.getOutputStream());
        }
    }
}
