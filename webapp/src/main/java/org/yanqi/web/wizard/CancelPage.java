package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.renewal.CancelRenewal;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.Signed;
import org.yanqi.web.page.Say;

/** Ends the application after saying what that means; withdraws the consent where {@code withdraw=1}. */
@Named
@RequestScoped
public class CancelPage {
    /** From the issuance on there is nothing left to cancel. */
    static final Set<RenewalStatus> CANCELLABLE = EnumSet.of(
            RenewalStatus.OPENED,
            RenewalStatus.ACKNOWLEDGED,
            RenewalStatus.PRESENTED,
            RenewalStatus.IDENTIFIED,
            RenewalStatus.FACE_PENDING,
            RenewalStatus.FACE_VERIFIED,
            RenewalStatus.SIGNED,
            RenewalStatus.PAID,
            RenewalStatus.UNDER_REVIEW);

    @Inject
    HttpServletRequest request;

    @Inject
    Wizard wizard;

    @Inject
    CurrentRenewal renewal;

    @Inject
    UseCases useCases;

    @Inject
    Say say;

    public @Nullable String confirm() {
        CancelReason reason = isWithdrawing() ? CancelReason.CONSENT_WITHDRAWN : CancelReason.NO_LONGER_WANTED;
        return wizard.ask(() ->
                useCases.cancelRenewal().handle(new CancelRenewal.Command(wizard.current(), wizard.getSeen(), reason)));
    }

    /** Nothing to cancel: no application, or one that has ended. */
    public boolean isNothing() {
        return renewal.application()
                .filter(application -> !application.status().isFinal())
                .isEmpty();
    }

    /** The certificates are being made, or have been. */
    public boolean isTooLate() {
        return !isNothing() && !wizard.isCancellable();
    }

    public boolean isWithdrawing() {
        return "1".equals(request.getParameter("withdraw")) && !isSigned();
    }

    public boolean isSigned() {
        return reached(Signed.class);
    }

    public boolean isPaid() {
        return reached(Paid.class);
    }

    /** What goes back, if the fee has been paid. */
    public String getAmount() {
        return renewal.application()
                .flatMap(application -> application.reached(Paid.class))
                .map(paid -> paid.choice().fee().display())
                .orElse("");
    }

    private boolean reached(Class<? extends RenewalApplication> state) {
        return renewal.application()
                .flatMap(application -> application.reached(state))
                .isPresent();
    }
}
