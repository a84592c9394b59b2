package org.yanqi.persistence;

import org.yanqi.application.port.Invoices;
import org.yanqi.application.port.InvoicesContract;

class StoredInvoicesTest extends InvoicesContract {
    private final Invoices port = new StoredInvoices(TestDatabase.empty(), TestDatabase.KEYS);

    @Override
    protected Invoices invoices() {
        return port;
    }
}
