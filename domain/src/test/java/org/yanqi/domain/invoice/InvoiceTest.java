package org.yanqi.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.domain.Defect;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.applicant.SocialCreditCode;
import org.yanqi.domain.payment.Money;

/** The life of an invoice, to the red-letter one. */
class InvoiceTest {
    private static final Instant NOW = Instant.parse("2025-07-11T02:00:00Z");
    private static final Invoice.Origin ORIGIN =
            new Invoice.Origin(new InvoiceNumber("FP2507110001"), "YQ20250711-000123", Money.yuan(200), NOW);
    private static final Buyer BUYER = buyerAt("finance@example.com");
    private static final Invoice.Voucher VOUCHER =
            new Invoice.Voucher("25422000000012345678", NOW, "https://invoices.example/1.pdf");
    private static final Invoice.Pending PENDING = new Invoice.Pending(ORIGIN);
    private static final Invoice.Requested REQUESTED = PENDING.request(BUYER, NOW);
    private static final Invoice.Issued ISSUED = REQUESTED.issued(VOUCHER);

    @Test
    void untilItsBuyerIsNamedAnInvoiceIsPending() {
        assertThat(PENDING.buyerKnown()).isEmpty();
        assertThat(REQUESTED.buyerKnown()).contains(BUYER);
    }

    @Test
    void anIssuedInvoiceIsTheTaxAuthoritys() {
        assertThat(ISSUED).isEqualTo(new Invoice.Issued(ORIGIN, BUYER, VOUCHER));
    }

    @Test
    void aFailedInvoiceIsRequestedAgainWithWhatTheBuyerMended() {
        Buyer corrected = buyerAt("accounts@example.com");
        Invoice.Failed failed = REQUESTED.failed("购方税号错误");
        assertThat(failed.reason()).isEqualTo("购方税号错误");

        Invoice.Requested second = failed.requestAgain(corrected, NOW.plusSeconds(9));
        Invoice.Requested third = second.failed("again").requestAgain(corrected, NOW.plusSeconds(20));

        assertThat(second.buyer()).isEqualTo(corrected);
        assertThat(second.origin().paidAt()).isEqualTo(ORIGIN.paidAt());
        assertThat(second.number().value()).isEqualTo(ORIGIN.number().value() + "-2");
        assertThat(third.number().value()).isEqualTo(ORIGIN.number().value() + "-3");
    }

    @Test
    void aProvidersReasonIsCutToWhatAPageCanShow() {
        assertThat(REQUESTED.failed("长".repeat(201)).reason()).isEqualTo("长".repeat(200));
        assertThat(REQUESTED.failed("长".repeat(200)).reason()).isEqualTo("长".repeat(200));
    }

    @Test
    void anInvoiceThatWaitsForTheTaxBureauGoesOnWithTheSameBuyer() {
        assertThat(REQUESTED.actionRequired().resumed(NOW.plusSeconds(9)))
                .isEqualTo(new Invoice.Requested(ORIGIN, BUYER, NOW.plusSeconds(9)));
    }

    @Test
    void afterARefundARedLetterInvoiceReversesIt() {
        Invoice.Reversing reversing = ISSUED.reverse("42000000");
        assertThat(reversing.confirmation()).isEqualTo("42000000");
        assertThat(reversing.done(NOW)).isEqualTo(new Invoice.Reversed(ORIGIN, BUYER, VOUCHER, NOW));
    }

    @Test
    void everyStateKnowsItsNumberAndFromTheRequestOnItsBuyer() {
        List<Invoice> named = List.of(
                REQUESTED,
                ISSUED,
                REQUESTED.failed("x"),
                REQUESTED.actionRequired(),
                ISSUED.reverse("1"),
                ISSUED.reverse("1").done(NOW));
        assertThat(named).allSatisfy(invoice -> {
            assertThat(invoice.buyerKnown()).contains(BUYER);
            assertThat(invoice.number()).isEqualTo(ORIGIN.number());
        });
    }

    @Test
    void aVoucherIsBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Invoice.Voucher("no number", NOW, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Invoice.Voucher("1", NOW, "a".repeat(1025)));
        assertThat(new Invoice.Voucher("1", NOW, "a".repeat(1024)).documentAddress())
                .hasSize(1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "FP 250711 0001", "FP2507110001234567890"})
    void invoiceNumbersAreWhatTheProviderTakes(String number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new InvoiceNumber(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance@example.com", "a.b+c_d%e-f@sub.example.com.cn", " 1@e.cn "})
    void mailboxesAreAccepted(String address) {
        assertThat(EmailAddress.parse(address).orThrow().value()).isEqualTo(address.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "finance, NOT_AN_ADDRESS",
        "finance@localhost, NOT_AN_ADDRESS",
        "a@b@example.com, NOT_AN_ADDRESS",
        "财务@example.com, NOT_AN_ADDRESS",
        "'a@example.com\nBcc: b@example.com', NOT_AN_ADDRESS",
        "a@-example.com, NOT_AN_ADDRESS"
    })
    void whatIsNoMailboxIsNot(String address, Defect defect) {
        assertThat(EmailAddress.parse(address).problem()).contains(defect);
    }

    @Test
    void anAddressIsBoundedAndPrintedInPart() {
        String longest = "a@" + "b".repeat(60) + ("." + "c".repeat(47)).repeat(4);
        assertThat(longest).hasSize(254);
        assertThat(EmailAddress.parse(longest).toOptional()).isPresent();
        assertThat(EmailAddress.parse(longest + "c").problem()).contains(Defect.TOO_LONG);
        assertThat(new EmailAddress("finance@example.com")).hasToString("f***@example.com");
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("finance"));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(longest + "c"));
    }

    private static Buyer buyerAt(String email) {
        return new Buyer(
                new OrganisationName("在线延期测试"), new SocialCreditCode("91350100M000100Y43"), new EmailAddress(email));
    }
}
