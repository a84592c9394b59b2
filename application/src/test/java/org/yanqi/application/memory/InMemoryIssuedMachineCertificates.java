package org.yanqi.application.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.domain.certificate.SerialNumber;

public final class InMemoryIssuedMachineCertificates implements IssuedMachineCertificates {
    private final Map<SerialNumber, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public Optional<Entry> of(SerialNumber serial) {
        return Optional.ofNullable(entries.get(serial));
    }

    @Override
    public Entry keep(Entry entry) {
        Entry kept = entries.putIfAbsent(entry.serial(), entry);
        return kept == null ? entry : kept;
    }

    Stream<Entry> all() {
        return entries.values().stream();
    }

    /** Acts as whoever has the database's password. */
    public void delete(SerialNumber serial) {
        entries.remove(serial);
    }

    public Stream<SerialNumber> serials() {
        return entries.keySet().stream();
    }
}
