package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.payment.OrderPayment;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.PaymentChoice;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.Signed;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.QrView;
import org.yanqi.web.page.Say;

/** 8 支付: the term with its fee, then the QR code of the order. */
@Named
@RequestScoped
public class PaymentPage {
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
    Problems problems;

    @Inject
    Payments payments;

    @Inject
    Say say;

    /** A term with what it costs and what it makes of the certificate's end. */
    public record Offer(int years, String amount, String expires, String until) {}

    public @Nullable String order() {
        int years = getYears();
        if (years == 0) {
            problems.add(Problem.at("term1", say.with("payment.missing")));
            return null;
        }
        var command = new OrderPayment.Command(wizard.current(), new ValidityTerm(years));
        return wizard.ask(() -> useCases.orderPayment().handle(command));
    }

    public List<Offer> getTerms() {
        var rules = ports.rules().get();
        var old = renewal.reached(Presented.class).pair().validity();
        return ValidityTerm.OFFERED.stream()
                .map(term -> new Offer(
                        term.years(),
                        rules.fees().feeFor(term).display(),
                        say.day(old.notAfter()),
                        say.day(term.renew(old, ports.clock().instant()).notAfter())))
                .toList();
    }

    /** The chosen term: as just typed, else as ordered before, else 0. */
    public int getYears() {
        String typed = request.getParameter("term");
        if (typed != null) {
            return typed.matches("[1-3]") ? Integer.parseInt(typed) : 0;
        }
        return choice() == null ? 1 : choice().term().years();
    }

    private @Nullable PaymentChoice choice() {
        return renewal.reached(Signed.class).choice().orElse(null);
    }

    /** What came too late, twice or as another amount, and goes back. */
    public List<Payments.Line> getReturned() {
        return payments.returned(renewal.payments(), renewal.application().orElseThrow());
    }

    /** Whether an order was made whose time is over. */
    public boolean isExpired() {
        return renewal.order().filter(PaymentOrder.Closed.class::isInstance).isPresent();
    }

    /** Nothing until the provider knows the order. */
    public @Nullable QrView getQr() {
        return renewal.order()
                .filter(PaymentOrder.AwaitingPayment.class::isInstance)
                .map(order -> QrView.of(((PaymentOrder.AwaitingPayment) order).codeUrl()))
                .orElse(null);
    }

    public String getAmount() {
        return renewal.order().map(order -> order.request().amount().display()).orElse("");
    }

    public String getOrder() {
        return renewal.order().map(order -> order.number().value()).orElse("");
    }

    /** When the order ends: milliseconds since the epoch. */
    public long getEnds() {
        return renewal.order()
                .map(order -> order.request().expiresAt().toEpochMilli())
                .orElse(0L);
    }

    public String getUntil() {
        return renewal.order()
                .map(order -> say.clock(order.request().expiresAt()))
                .orElse("");
    }
}
