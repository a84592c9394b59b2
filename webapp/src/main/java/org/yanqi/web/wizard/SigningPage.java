package org.yanqi.web.wizard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.signature.SignAgreement;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.web.page.Say;

/** 7 签署: what is signed is the very paper whose hash was on the page. */
@Named
@RequestScoped
public class SigningPage {
    @Inject
    HttpServletRequest request;

    @Inject
    Wizard wizard;

    @Inject
    CurrentRenewal renewal;

    @Inject
    UseCases useCases;

    @Inject
    Ports ports;

    @Inject
    Say say;

    private @Nullable String shown;
    private @Nullable String prepared;

    @PostConstruct
    void read() {
        shown = request.getParameter("shown");
    }

    public @Nullable String sign() {
        Sha256 hash = shown != null && shown.matches("[0-9a-f]{64}") ? new Sha256(shown) : Sha256.of("");
        return wizard.ask(() ->
                useCases.signAgreement().handle(new SignAgreement.Command(wizard.current(), wizard.getSeen(), hash)));
    }

    /** The hash of the paper as it lies before the handler now. */
    public String getShown() {
        if (prepared == null) {
            prepared = useCases.prepareAgreement()
                    .handle(wizard.current())
                    .map(paper -> paper.sha256().hex())
                    .orElse("");
        }
        return prepared;
    }

    /** In groups, to compare by eye. */
    public String getGroupedHash() {
        return getShown().replaceAll("(.{8})", "$1 ").strip();
    }

    public String getHolder() {
        return renewal.reached(Identified.class).applicant().name().value();
    }

    public String getSerial() {
        return renewal.reached(Presented.class).pair().signing().serial().grouped();
    }

    /** In full: the handler sees the signature as it will stand on the paper. */
    public String getName() {
        return renewal.reached(Identified.class).handler().name().value();
    }

    public String getDate() {
        return say.day(ports.clock().instant());
    }
}
