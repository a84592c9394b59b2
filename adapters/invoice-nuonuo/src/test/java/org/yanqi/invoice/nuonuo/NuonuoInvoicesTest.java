package org.yanqi.invoice.nuonuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.InvoiceProvider.Standing;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.applicant.SocialCreditCode;
import org.yanqi.domain.invoice.Buyer;
import org.yanqi.domain.invoice.EmailAddress;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.invoice.InvoiceNumber;
import org.yanqi.domain.payment.Money;
import org.yanqi.emulators.DemonstrationAccounts;
import org.yanqi.emulators.Emulators;
import org.yanqi.emulators.Pace;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.InvoiceFault;
import org.yanqi.emulators.wire.Faults.Party;

/** The adapter against the emulator, which the vendor's own SDK has accepted. */
class NuonuoInvoicesTest {

    private static final Instant PAID = Instant.parse("2025-07-11T02:41:33Z");
    private static final InvoiceNumber NUMBER = new InvoiceNumber("YQI-000123");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private DemonstrationAccounts accounts;
    private Emulators emulators;
    private NuonuoInvoices invoices;

    @BeforeEach
    void start() throws Exception {
        accounts = DemonstrationAccounts.withNewKeys();
        emulators = Emulators.start(accounts.settings(data.resolve("emulators"), Clock.systemUTC(), Pace.brisk()));
        invoices = invoices("sandbox-app-secret");
    }

    @AfterEach
    void stop() {
        emulators.close();
    }

    @Test
    void anInvoiceIsUnknownThenPendingThenIssued() throws Exception {
        assertThat(invoices.standing(NUMBER)).isEqualTo(new Standing.Unknown());
        assertThat(invoices.request(requested(Money.yuan(200)))).isEqualTo(new Standing.Pending());

        Standing standing = awaitedAfterPending();

        assertThat(standing).isInstanceOfSatisfying(Standing.Issued.class, issued -> {
            assertThat(issued.voucher().taxInvoiceNumber()).matches("\\d{20}");
            assertThat(pdf(issued.voucher().documentAddress())).startsWith("%PDF-1.4");
        });
    }

    @Test
    void theSameNumberAgainIsTheSameInvoice() {
        invoices.request(requested(Money.yuan(200)));
        Standing first = awaitedAfterPending();
        assertThat(invoices.request(requested(Money.yuan(200)))).isEqualTo(first);
    }

    @Test
    void afterALostAnswerTheInvoiceIsNotIssuedTwice() {
        invoices.standing(NUMBER);
        emulators.faults().nextAnswer(Party.INVOICE, AnswerFault.LOST);
        assertThatThrownBy(() -> invoices.request(requested(Money.yuan(200)))).isInstanceOf(UnavailableException.class);
        assertThat(invoices.request(requested(Money.yuan(200))))
                .isInstanceOfAny(Standing.Pending.class, Standing.Issued.class);
    }

    @Test
    void aFailureKeepsItsReason() {
        emulators.faults().nextInvoice(InvoiceFault.FAILED);
        invoices.request(requested(Money.yuan(200)));
        assertThat(invoices.standing(NUMBER))
                .isInstanceOfSatisfying(
                        Standing.Failed.class,
                        failed -> assertThat(failed.reason()).isNotBlank());
    }

    @Test
    void everyAmountIsSplitWithinTheTolerance() {
        long[] fen = {1, 99, 19999, 20000, 33333, 60001};
        for (int i = 0; i < fen.length; i++) {
            var number = new InvoiceNumber("YQI-10000" + i);
            assertThat(invoices.request(requested(number, new Money(fen[i])))).isEqualTo(new Standing.Pending());
        }
    }

    @Test
    void oneTokenServesOverARestartAndARefusedOneIsReplaced() throws Exception {
        invoices.standing(NUMBER);
        String kept = Files.readString(tokenFile());
        invoices("sandbox-app-secret").standing(NUMBER);
        assertThat(Files.readString(tokenFile())).isEqualTo(kept);

        String until = Clock.systemUTC().instant().plusSeconds(3600).toString();
        Files.writeString(tokenFile(), "{\"token\":\"revoked\",\"until\":\"" + until + "\"}");
        assertThat(invoices.standing(NUMBER)).isEqualTo(new Standing.Unknown());
        assertThat(Files.readString(tokenFile())).doesNotContain("revoked");
    }

    @Test
    void aWrongSecretIsUnavailability() {
        assertThatThrownBy(() -> invoices("wrong").standing(NUMBER))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContaining("wrong");
    }

    private Standing awaitedAfterPending() {
        Standing standing = invoices.standing(NUMBER);
        for (int look = 0; look < 2000 && standing instanceof Standing.Pending; look++) {
            standing = invoices.standing(NUMBER);
        }
        return standing;
    }

    private NuonuoInvoices invoices(String secret) {
        var settings = new NuonuoSettings(
                emulators.nuonuoServices(),
                emulators.nuonuoToken(),
                "sandbox-app-key",
                secret,
                tokenFile(),
                accounts.nuonuo(Optional.empty()).taxNumber(),
                "系统",
                "*信息技术服务*数字证书延期服务费",
                "3040203000000000000",
                new BigDecimal("0.06"));
        return new NuonuoInvoices(settings, HTTP, Clock.systemUTC());
    }

    private Path tokenFile() {
        return data.resolve("nuonuo-token.json");
    }

    private static Invoice.Requested requested(Money amount) {
        return requested(NUMBER, amount);
    }

    private static Invoice.Requested requested(InvoiceNumber number, Money amount) {
        var buyer = new Buyer(
                new OrganisationName("武汉测试有限公司"),
                SocialCreditCode.parse("91350100M000100Y43").orThrow(),
                new EmailAddress("finance@example.org"));
        return new Invoice.Requested(
                new Invoice.Origin(number, "YQ20250711-000123", amount, PAID), buyer, PAID.plusSeconds(60));
    }

    private static String pdf(String address) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (Exception unreachable) {
            throw new AssertionError(unreachable);
        }
    }
}
