package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yanqi.application.UseCases;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.web.wizard.FaceLinks;

/** {@code /f}: where the QR code of the face check leads; the phone goes on to the provider, or hears that it is over. */
public class FaceLinkServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/(YQ[0-9]{8}-[0-9]{6})/([0-9A-Za-z_-]{20})");

    @Inject
    transient UseCases useCases;

    @Inject
    transient FaceLinks links;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> address =
                address(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (address.isPresent()) {
            response.sendRedirect(address.get());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Optional<String> address(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return ApplicationNumber.parse(parts.group(1))
                .toOptional()
                .flatMap(number -> useCases.viewRenewal().of(number))
                .flatMap(application -> links.address(application, parts.group(2)));
    }
}
