package org.yanqi.web.wizard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.FacePending;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.Signed;

/** Asks outside parties for the user who looks at the page, no oftener than they bear, however often the page asks. */
@ApplicationScoped
public class Followers {
    private static final System.Logger LOG = System.getLogger(Followers.class.getName());
    private static final Duration PACE = Duration.ofMillis(1800);
    private static final int MOST_REMEMBERED = 10_000;

    @Inject
    UseCases useCases;

    @Inject
    Ports ports;

    private final Map<ApplicationNumber, Instant> asked = new ConcurrentHashMap<>();

    /** @return whether something may have changed */
    public boolean follow(CurrentRenewal renewal) {
        return renewal.application()
                .filter(application -> waits(application, renewal))
                .filter(application -> isDue(application.number()))
                .map(application -> follow(application, renewal))
                .orElse(false);
    }

    private static boolean waits(RenewalApplication application, CurrentRenewal renewal) {
        return application instanceof FacePending
                || (application instanceof Signed && renewal.order().isPresent())
                || renewal.invoice().filter(Invoice.Requested.class::isInstance).isPresent();
    }

    private boolean isDue(ApplicationNumber number) {
        Instant now = ports.clock().instant();
        if (asked.size() > MOST_REMEMBERED) {
            asked.values().removeIf(moment -> moment.plus(PACE).isBefore(now));
        }
        Instant last = asked.get(number);
        if (last != null && last.plus(PACE).isAfter(now)) {
            return false;
        }
        asked.put(number, now);
        return true;
    }

    private boolean follow(RenewalApplication application, CurrentRenewal renewal) {
        try {
            switch (application) {
                case FacePending pending -> useCases.followFaceCheck().handle(pending.number());
                case Signed signed ->
                    renewal.order().ifPresent(order -> useCases.followPayment().handle(order.number()));
                default -> useCases.followInvoice().handle(application.number());
            }
            return true;
        } catch (UnavailableException e) {
            LOG.log(System.Logger.Level.WARNING, "Did not answer: {0}", e.getMessage());
            return false;
        } catch (StaleVersionException overtaken) {
            return true;
        }
    }
}
