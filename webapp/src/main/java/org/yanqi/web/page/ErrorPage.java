package org.yanqi.web.page;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.yanqi.application.Ports;

/** What the user sees when something went wrong: no more than a number, under which the log has the rest. */
@Named
@RequestScoped
public class ErrorPage {
    private static final System.Logger LOG = System.getLogger(ErrorPage.class.getName());

    @Inject
    HttpServletRequest request;

    @Inject
    Ports ports;

    private String kind = "fault";
    private String reference = "";

    @PostConstruct
    void look() {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        kind = switch (status) {
            case 404 -> "notFound";
            case 403 -> "csrf";
            case 400, 406, 414, 415, 431 -> "malformed";
            case 405 -> "method";
            case 411, 413 -> "tooLarge";
            case 429 -> "busy";
            default -> "fault";
        };
        if (kind.equals("fault")) {
            reference = ports.pki().secrets().identifier().substring(0, 12);
            Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Reference " + reference + ", status " + status + ", "
                            + request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                    fault instanceof Throwable thrown ? thrown : null);
        }
    }

    public String getTitle() {
        return "error." + kind + ".title";
    }

    public String getLead() {
        return "error." + kind + ".lead";
    }

    public boolean isFault() {
        return kind.equals("fault");
    }

    public String getReference() {
        return reference;
    }
}
