package org.yanqi.web.office;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code POST /office/stay}: somebody is still there; answers until when that counts. */
public class StayServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient CurrentStaff staff;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("expires", staff.getUntil())
                        .build()
                        .toString());
    }
}
