package org.yanqi.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.RenewalMandates;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.renewal.ApplicationNumber;

public final class InMemoryRenewalMandates implements RenewalMandates {
    private final AuditLedger ledger;
    private final SortedMap<String, Versioned<RenewalMandate>> mandates = new TreeMap<>();

    public InMemoryRenewalMandates(AuditLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public synchronized Optional<Versioned<RenewalMandate>> find(Sign sign) {
        return switch (sign) {
            case Sign.Number(ApplicationNumber number) -> Optional.ofNullable(mandates.get(number.value()));
            case Sign.OfCertificate(Sha256 certificate) ->
                first(mandate -> mandate.certificate().equals(certificate))
                        .or(() -> first(mandate -> mandate.latest()
                                .filter(renewal -> renewal.order()
                                        .oldCertificate()
                                        .sha256()
                                        .equals(certificate))
                                .isPresent()));
            case Sign.OfConversation(Bytes transaction) -> first(mandate -> speaksIn(mandate, transaction));
        };
    }

    private static boolean speaksIn(RenewalMandate mandate, Bytes transaction) {
        return mandate.latest()
                .filter(renewal -> renewal.exchange().transaction().equals(transaction))
                .isPresent();
    }

    private Optional<Versioned<RenewalMandate>> first(Predicate<RenewalMandate> which) {
        return mandates.values().stream()
                .filter(found -> which.test(found.value()))
                .findFirst();
    }

    @Override
    public synchronized List<ApplicationNumber> due(Instant now, int most) {
        return mandates.values().stream()
                .map(Versioned::value)
                .filter(mandate ->
                        mandate.due().filter(due -> !due.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(mandate -> mandate.due().orElseThrow()))
                .map(RenewalMandate::number)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void save(Change change) {
        RenewalMandate next = change.next();
        long stored = Optional.ofNullable(mandates.get(next.number().value()))
                .map(Versioned::version)
                .orElse(0L);
        if (stored != change.version() || isTaken(next)) {
            throw new StaleVersionException(next.number().value());
        }
        mandates.put(next.number().value(), new Versioned<>(next, stored + 1));
        ledger.append(change.entry());
    }

    synchronized List<RenewalMandate> all() {
        return mandates.values().stream().map(Versioned::value).toList();
    }

    /** Acts as whoever has the database's password. */
    public synchronized void change(ApplicationNumber number, UnaryOperator<RenewalMandate> change) {
        mandates.computeIfPresent(
                number.value(), (key, found) -> new Versioned<>(change.apply(found.value()), found.version()));
    }

    public synchronized void delete(ApplicationNumber number) {
        mandates.remove(number.value());
    }

    private boolean isTaken(RenewalMandate next) {
        return first(other -> !other.number().equals(next.number())
                        && (other.certificate().equals(next.certificate())
                                || next.latest()
                                        .filter(renewal -> speaksIn(
                                                other, renewal.exchange().transaction()))
                                        .isPresent()))
                .isPresent();
    }
}
