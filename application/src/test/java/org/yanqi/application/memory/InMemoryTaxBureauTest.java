package org.yanqi.application.memory;

import org.yanqi.application.port.InvoiceProvider;
import org.yanqi.application.port.InvoiceProviderContract;

final class InMemoryTaxBureauTest extends InvoiceProviderContract {
    private final InMemoryParties.TaxBureau bureau = new InMemoryParties().taxBureau;

    @Override
    protected InvoiceProvider invoices() {
        return bureau;
    }

    @Override
    protected void failTheNextOne() {
        bureau.refusesNext = true;
    }

    @Override
    protected void withoutAnswer(Runnable deed) {
        bureau.isDown = true;
        deed.run();
        bureau.isDown = false;
    }
}
