package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.yanqi.application.Ports;
import org.yanqi.application.port.Agreements;

/** The reading page of one agreement, the text in force. */
@Named
@RequestScoped
public class AgreementPage {
    @Inject
    HttpServletRequest request;

    @Inject
    Ports ports;

    private Agreements.Text text() {
        return ports.papers()
                .agreements()
                .inForce(AgreementAddress.named(request.getParameter("of"))
                        .orElse(AgreementAddress.SERVICE)
                        .kind());
    }

    public String getTitle() {
        return text().title();
    }

    /** The platform's own well-formed text, not anything that a user has typed. */
    public String getHtml() {
        return text().html();
    }

    public String getVersion() {
        return text().version().version();
    }

    public String getEffective() {
        return text().version().effective().toString();
    }

    public String getHash() {
        return text().version().content().hex();
    }
}
