package org.yanqi.application.memory;

import org.yanqi.application.port.Invoices;
import org.yanqi.application.port.InvoicesContract;

class InMemoryInvoicesTest extends InvoicesContract {
    private final Invoices port = new InMemoryInvoices();

    @Override
    protected Invoices invoices() {
        return port;
    }
}
