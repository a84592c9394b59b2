package org.yanqi.application.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryIssuedCertificates implements IssuedCertificates {
    private final Map<ApplicationNumber, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public Optional<Entry> of(ApplicationNumber application) {
        return Optional.ofNullable(entries.get(application));
    }

    @Override
    public Entry keep(Entry entry) {
        return entries.computeIfAbsent(entry.application(), application -> entry);
    }

    Stream<ApplicationNumber> applications() {
        return entries.keySet().stream();
    }

    /** Acts as whoever has the database's password. */
    public void change(ApplicationNumber application, UnaryOperator<Entry> change) {
        entries.computeIfPresent(application, (number, entry) -> change.apply(entry));
    }

    public void delete(ApplicationNumber application) {
        entries.remove(application);
    }

    Stream<SerialNumber> serials() {
        return entries.values().stream().flatMap(entry -> Stream.of(entry.signingSerial(), entry.encryptionSerial()));
    }
}
