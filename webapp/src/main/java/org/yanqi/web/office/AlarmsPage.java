package org.yanqi.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.domain.renewal.ApplicationNumber;

/** 告警: what the control of issued certificates has found, open alarms first. */
@Named
@RequestScoped
public class AlarmsPage {
    private static final int MOST = 200;

    @Inject
    HttpServletRequest request;

    @Inject
    Ports ports;

    @Inject
    AlarmWords words;

    private @Nullable List<AlarmWords.Line> rows;

    public List<AlarmWords.Line> getRows() {
        if (rows == null) {
            rows = ports.control().board().latest(MOST).stream()
                    .map(words::line)
                    .toList();
        }
        return rows;
    }

    /** The application whose alarm was just acknowledged; nothing where the page was not reached by that. */
    public @Nullable String getDone() {
        return Optional.ofNullable(request.getParameter("done"))
                .flatMap(number -> ApplicationNumber.parse(number).toOptional())
                .map(ApplicationNumber::value)
                .orElse(null);
    }
}
