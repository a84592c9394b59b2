package org.yanqi.web.wizard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.Signed;
import org.yanqi.web.guard.CurrentVisit;

/** The application of this visit with its order and invoice, as they stand when the request begins. */
@RequestScoped
public class CurrentRenewal {
    @Inject
    CurrentVisit visit;

    @Inject
    UseCases useCases;

    @Inject
    Ports ports;

    private @Nullable RenewalApplication application;
    private long version;
    private @Nullable PaymentOrder order;
    private @Nullable Invoice invoice;

    @PostConstruct
    public void load() {
        var found = visit.application().flatMap(useCases.viewRenewal()::versioned);
        application = found.map(Versioned::value).orElse(null);
        version = found.map(Versioned::version).orElse(0L);
        order = application instanceof Signed signed
                ? signed.choice()
                        .flatMap(choice -> ports.storage().orders().find(choice.order()))
                        .map(Versioned::value)
                        .orElse(null)
                : null;
        invoice = application instanceof Completed completed
                ? ports.storage()
                        .invoices()
                        .of(completed.number())
                        .map(Versioned::value)
                        .orElse(null)
                : null;
    }

    public Optional<RenewalApplication> application() {
        return Optional.ofNullable(application);
    }

    /** The application in a state that the screen shown has reached. */
    <S extends RenewalApplication> S reached(Class<S> state) {
        return application()
                .flatMap(found -> found.reached(state))
                .orElseThrow(() -> new IllegalStateException("this screen needs an application that is " + state));
    }

    public Optional<PaymentOrder> order() {
        return Optional.ofNullable(order);
    }

    public Optional<Invoice> invoice() {
        return Optional.ofNullable(invoice);
    }

    /** What was ever asked for and given for this application, oldest first. */
    List<PaymentOrder> payments() {
        return application == null ? List.of() : ports.found().payments().of(application.number());
    }

    /** What a person reads out on the telephone: the entry of the latest of these acts, or the application's number. */
    String reference(String... acts) {
        ApplicationNumber number = reached(Opened.class).number();
        List<AuditEntry> entries = useCases.viewRenewal().entries(number);
        return IntStream.iterate(entries.size(), place -> place > 0, place -> place - 1)
                .filter(place -> List.of(acts).contains(entries.get(place - 1).act()))
                .mapToObj(place -> number + "-" + place)
                .findFirst()
                .orElse(number.value());
    }

    /** Whether money is on its way back. */
    boolean isRefunding() {
        boolean givesBack = Payments.givesBack(application);
        return payments().stream()
                .anyMatch(paid -> paid instanceof PaymentOrder.RefundOwed
                        || paid instanceof PaymentOrder.Refunding
                        || (givesBack && paid instanceof PaymentOrder.Settled));
    }

    /** Rises with every change: forms send it back, so that nothing is changed that its sender has not seen. */
    long version() {
        return version;
    }

    Screen screen(int wanted) {
        return Screen.of(application, wanted, order(), invoice()).by(visit.isFull());
    }

    /** What a page that waits has been waiting for, if it is there: face, payment, or nothing. */
    public String passed() {
        if (application instanceof FaceVerified) {
            return "face";
        }
        return application instanceof Paid ? "payment" : "";
    }

    /** Changes whenever something has happened that the page should show. */
    public String revision() {
        if (application == null) {
            return "none";
        }
        return application.status().name() + "-" + version + kind(order) + kind(invoice)
                + (application instanceof Signed || Payments.givesBack(application) ? moneyReceived() : "");
    }

    /** Money that came too late or for a replaced order is told where the payment is waited for, too. */
    private String moneyReceived() {
        return payments().stream()
                .filter(paid -> paid.settlementKnown().isPresent())
                .map(CurrentRenewal::kind)
                .collect(Collectors.joining());
    }

    private static String kind(@Nullable Object state) {
        return state == null ? "" : "-" + state.getClass().getSimpleName();
    }
}
