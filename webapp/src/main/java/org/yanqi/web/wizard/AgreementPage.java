package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.yanqi.application.Ports;
import org.yanqi.application.port.Agreements;
import org.yanqi.web.page.CurrentLanguage;
import org.yanqi.web.page.Language;
import org.yanqi.web.page.Say;

/** The reading page of one agreement, the text in force. */
@Named
@RequestScoped
public class AgreementPage {
    @Inject
    HttpServletRequest request;

    @Inject
    Ports ports;

    @Inject
    CurrentLanguage language;

    @Inject
    Say say;

    private Agreements.Text text() {
        return ports.papers()
                .agreements()
                .inForce(AgreementAddress.named(request.getParameter("of"))
                        .orElse(AgreementAddress.SERVICE)
                        .kind());
    }

    private Agreements.Wording wording() {
        return language.get() == Language.CHINESE ? text().chinese() : text().english();
    }

    public String getTitle() {
        return wording().title();
    }

    /** The platform's own well-formed text, not anything that a user has typed. */
    public String getHtml() {
        return wording().html();
    }

    public String getVersion() {
        return text().version().version();
    }

    public String getEffective() {
        return say.day(text().version().effective());
    }

    public String getHash() {
        return text().version().content().hex();
    }
}
