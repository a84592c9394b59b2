package org.yanqi.invoice.nuonuo;

import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.InvoiceProvider;
import org.yanqi.application.port.InvoiceProviderContract;
import org.yanqi.emulators.DemonstrationAccounts;
import org.yanqi.emulators.Emulators;
import org.yanqi.emulators.Pace;
import org.yanqi.emulators.wire.Faults.AnswerFault;
import org.yanqi.emulators.wire.Faults.InvoiceFault;
import org.yanqi.emulators.wire.Faults.Party;

final class NuonuoInvoicesContractTest extends InvoiceProviderContract {
    private static final DemonstrationAccounts ACCOUNTS = DemonstrationAccounts.withNewKeys();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private Emulators emulators;
    private NuonuoInvoices invoices;

    @BeforeEach
    void start() throws Exception {
        emulators = Emulators.start(ACCOUNTS.settings(data.resolve("emulators"), Clock.systemUTC(), Pace.brisk()));
        var seller = ACCOUNTS.nuonuo(Optional.empty());
        var settings = new NuonuoSettings(
                emulators.nuonuoServices(),
                emulators.nuonuoToken(),
                seller.appKey(),
                seller.appSecret(),
                data.resolve("nuonuo-token.json"),
                seller.taxNumber(),
                "系统",
                "*信息技术服务*数字证书延期服务费",
                "3040203000000000000",
                new BigDecimal("0.06"));
        invoices = new NuonuoInvoices(settings, HTTP, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        emulators.close();
    }

    @Override
    protected InvoiceProvider invoices() {
        return invoices;
    }

    @Override
    protected void failTheNextOne() {
        emulators.faults().nextInvoice(InvoiceFault.FAILED);
    }

    @Override
    protected void withoutAnswer(Runnable deed) {
        emulators.faults().nextAnswer(Party.INVOICE, AnswerFault.LOST);
        deed.run();
    }
}
