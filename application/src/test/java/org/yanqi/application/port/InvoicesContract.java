package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.invoice.Buyer;
import org.yanqi.domain.invoice.EmailAddress;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.invoice.InvoiceNumber;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.ApplicationNumber;

/** What every store of invoices does. */
public abstract class InvoicesContract {
    private static final Instant AT = Renewals.MORNING;
    private static final ApplicationNumber NUMBER = Renewals.number(1);
    protected static final Buyer BUYER = new Buyer(
            Renewals.APPLICANT.name(), Renewals.APPLICANT.creditCode(), new EmailAddress("finance.li@example.org"));

    protected abstract Invoices invoices();

    static List<Invoice> everyState() {
        var origin = origin(1);
        var voucher = new Invoice.Voucher("25112000000000000001", AT, "https://invoice.example/1.pdf");
        return List.of(
                new Invoice.Pending(origin),
                new Invoice.Requested(origin, BUYER, AT),
                new Invoice.Issued(origin, BUYER, voucher),
                new Invoice.Failed(origin, BUYER, "购方税号错误"),
                new Invoice.ActionRequired(origin, BUYER),
                new Invoice.Reversing(origin, BUYER, voucher, "confirmation-1"),
                new Invoice.Reversed(origin, BUYER, voucher, AT));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void an_invoice_comes_back_as_it_was_stored(Invoice invoice) {
        invoices().save(invoice, 0);
        assertThat(invoices().of(NUMBER)).contains(new Versioned<>(invoice, 1));
    }

    @Test
    void an_application_has_one_invoice() {
        invoices().save(new Invoice.Pending(origin(1)), 0);
        var other = new Invoice.Origin(new InvoiceNumber("INV-OTHER"), NUMBER.value(), Money.yuan(1), AT);
        assertThatThrownBy(() -> invoices().save(new Invoice.Pending(other), 0))
                .isInstanceOf(StaleVersionException.class);
        assertThat(invoices().of(Renewals.number(2))).isEmpty();
    }

    @Test
    void who_comes_second_stores_nothing() {
        var pending = new Invoice.Pending(origin(1));
        invoices().save(pending, 0);
        invoices().save(pending.request(BUYER, AT), 1);
        assertThatThrownBy(() -> invoices().save(pending, 1)).isInstanceOf(StaleVersionException.class);
        assertThat(invoices().of(NUMBER)).contains(new Versioned<>(pending.request(BUYER, AT), 2));
    }

    @Test
    void requested_invoices_are_followed_oldest_first() {
        invoices().save(new Invoice.Requested(origin(1), BUYER, AT.plusSeconds(2)), 0);
        invoices().save(new Invoice.Requested(origin(2), BUYER, AT), 0);
        invoices().save(new Invoice.Pending(origin(3)), 0);
        assertThat(invoices().requested(10)).containsExactly(Renewals.number(2), NUMBER);
        assertThat(invoices().requested(1)).containsExactly(Renewals.number(2));
    }

    private static Invoice.Origin origin(int count) {
        return new Invoice.Origin(
                new InvoiceNumber("INV-00000" + count), Renewals.number(count).value(), Money.yuan(200), AT);
    }
}
