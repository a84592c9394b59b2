package org.yanqi.application.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.Invoices;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryInvoices implements Invoices {
    private final Map<String, Versioned<Invoice>> invoices = new HashMap<>();

    @Override
    public synchronized Optional<Versioned<Invoice>> of(ApplicationNumber application) {
        return Optional.ofNullable(invoices.get(application.value()));
    }

    @Override
    public synchronized void save(Invoice invoice, long version) {
        String application = invoice.origin().application();
        var stored = Optional.ofNullable(invoices.get(application));
        if (stored.map(Versioned::version).orElse(0L) != version) {
            throw new StaleVersionException(invoice.number().value());
        }
        invoices.put(application, new Versioned<>(invoice, version + 1));
    }

    @Override
    public synchronized List<ApplicationNumber> requested(int most) {
        return invoices.values().stream()
                .map(Versioned::value)
                .filter(Invoice.Requested.class::isInstance)
                .map(Invoice.Requested.class::cast)
                .sorted(Comparator.comparing(Invoice.Requested::at)
                        .thenComparing(invoice -> invoice.origin().application()))
                .map(invoice -> new ApplicationNumber(invoice.origin().application()))
                .limit(most)
                .toList();
    }
}
