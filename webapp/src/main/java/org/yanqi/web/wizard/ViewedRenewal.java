package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.yanqi.application.UseCases;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.web.guard.CurrentVisit;

/**
 * The application whose papers are asked for: the one that {@code ?of=} names, if this visit acts on it or has shown the
 * UKey it belongs to, and the visit's own where none is named.
 */
@RequestScoped
public class ViewedRenewal {
    @Inject
    HttpServletRequest request;

    @Inject
    CurrentVisit visit;

    @Inject
    UseCases useCases;

    public Optional<ApplicationNumber> number() {
        String named = request.getParameter("of");
        return named == null
                ? visit.application()
                : ApplicationNumber.parse(named).toOptional().filter(this::isOpenToVisit);
    }

    Optional<RenewalApplication> application() {
        return number().flatMap(useCases.viewRenewal()::of);
    }

    /** Nobody comes to another's application by its number alone. */
    boolean isOpenToVisit(ApplicationNumber number) {
        return visit.application().filter(number::equals).isPresent() || isOfUKeyShown(number);
    }

    boolean isOfUKeyShown(ApplicationNumber number) {
        return visit.proven()
                .filter(certificate -> useCases.renewalsOfToken().belong(certificate, number))
                .isPresent();
    }
}
