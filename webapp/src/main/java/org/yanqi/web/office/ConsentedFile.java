package org.yanqi.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.yanqi.application.UseCases;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.web.wizard.ConsentedPage;

/** The very texts that an application's handler consented to, for whoever has to prove it years later. */
@Named
@RequestScoped
public class ConsentedFile extends ConsentedPage {
    @Inject
    HttpServletRequest asked;

    @Inject
    CurrentStaff staff;

    @Inject
    UseCases useCases;

    @Override
    protected Optional<RenewalApplication> application() {
        return reference()
                .filter(named -> staff.isKnown())
                .flatMap(named -> useCases.viewRenewal().of(named.number()));
    }

    @Override
    protected String address() {
        return "/office/reviews/consented?"
                + reference().map(named -> "number=" + named.number() + "&").orElse("");
    }

    private Optional<Reference> reference() {
        return Optional.ofNullable(asked.getParameter("number")).flatMap(Reference::parse);
    }
}
