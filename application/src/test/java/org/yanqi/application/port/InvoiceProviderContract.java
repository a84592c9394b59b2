package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.InvoiceProvider.Standing;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.applicant.SocialCreditCode;
import org.yanqi.domain.invoice.Buyer;
import org.yanqi.domain.invoice.EmailAddress;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.invoice.InvoiceNumber;
import org.yanqi.domain.payment.Money;

/** What everybody does who issues invoices for us. */
public abstract class InvoiceProviderContract {
    private static final InvoiceNumber NUMBER = new InvoiceNumber("YQI-000123");
    private static final InvoiceNumber OTHER = new InvoiceNumber("YQI-000124");
    private static final Instant PAID = Instant.parse("2025-07-11T02:41:33Z");
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    protected abstract InvoiceProvider invoices();

    /** The tax authority will not issue the next invoice that is asked for. */
    protected abstract void failTheNextOne();

    /** Does something while the provider gives no answer, whether it acts or not. */
    protected abstract void withoutAnswer(Runnable deed);

    @Test
    void an_invoice_is_unknown_then_pending_then_issued() {
        assertThat(invoices().standing(NUMBER)).isEqualTo(new Standing.Unknown());
        assertThat(invoices().request(requested(NUMBER)))
                .isInstanceOfAny(Standing.Pending.class, Standing.Issued.class);
        assertThat(settled(NUMBER))
                .isInstanceOfSatisfying(
                        Standing.Issued.class,
                        issued -> assertThat(issued.voucher().documentAddress()).matches("https?://\\S+"));
    }

    @Test
    void the_same_number_again_is_the_same_invoice() {
        invoices().request(requested(NUMBER));
        Standing first = settled(NUMBER);
        assertThat(invoices().request(requested(NUMBER))).isEqualTo(first);
        assertThat(invoices().standing(NUMBER)).isEqualTo(first);
    }

    @Test
    void another_number_is_another_invoice() {
        invoices().request(requested(NUMBER));
        assertThat(invoices().standing(OTHER)).isEqualTo(new Standing.Unknown());
        invoices().request(requested(OTHER));
        assertThat(settled(OTHER)).isInstanceOf(Standing.Issued.class).isNotEqualTo(settled(NUMBER));
    }

    @Test
    void what_the_authority_will_not_issue_fails_with_a_reason() {
        failTheNextOne();
        invoices().request(requested(NUMBER));
        assertThat(settled(NUMBER))
                .isInstanceOfSatisfying(
                        Standing.Failed.class,
                        failed -> assertThat(failed.reason()).isNotBlank());
    }

    @Test
    void after_silence_the_invoice_can_be_asked_for_again_and_is_issued_once() {
        invoices().standing(NUMBER);
        withoutAnswer(() -> assertThatThrownBy(() -> invoices().request(requested(NUMBER)))
                .isInstanceOf(UnavailableException.class));
        invoices().request(requested(NUMBER));
        withoutAnswer(
                () -> assertThatThrownBy(() -> invoices().standing(NUMBER)).isInstanceOf(UnavailableException.class));
        assertThat(settled(NUMBER)).isInstanceOf(Standing.Issued.class).isEqualTo(settled(NUMBER));
    }

    private Standing settled(InvoiceNumber number) {
        long until = System.nanoTime() + PATIENCE;
        Standing standing = invoices().standing(number);
        while (standing instanceof Standing.Pending && System.nanoTime() < until) {
            Thread.onSpinWait();
            standing = invoices().standing(number);
        }
        return standing;
    }

    private static Invoice.Requested requested(InvoiceNumber number) {
        var buyer = new Buyer(
                new OrganisationName("武汉测试有限公司"),
                SocialCreditCode.parse("91350100M000100Y43").orThrow(),
                new EmailAddress("finance@example.org"));
        return new Invoice.Requested(
                new Invoice.Origin(number, "YQ20250711-000123", Money.yuan(200), PAID), buyer, PAID.plusSeconds(60));
    }
}
