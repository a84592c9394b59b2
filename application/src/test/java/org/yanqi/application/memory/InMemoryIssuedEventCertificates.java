package org.yanqi.application.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryIssuedEventCertificates implements IssuedEventCertificates {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void keep(Entry entry) {
        entries.add(entry);
    }

    @Override
    public List<Entry> of(ApplicationNumber application) {
        return entries.stream()
                .filter(entry -> entry.application().equals(application))
                .toList();
    }

    Stream<SerialNumber> serials() {
        return entries.stream().map(Entry::serial);
    }
}
