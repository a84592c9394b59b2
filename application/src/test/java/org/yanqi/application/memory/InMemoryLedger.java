package org.yanqi.application.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.HandledRenewals;
import org.yanqi.application.port.Outbox;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.RenewalSearch;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalEvent;
import org.yanqi.domain.renewal.RenewalStatus;

/** Applications, their events and their audit chains in one place, because a change is all three or nothing. */
public final class InMemoryLedger
        implements RenewalApplications, HandledRenewals, RenewalSearch, Outbox, AuditLedger, Perishable {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final int MOST = 100;

    private final Clock clock;
    private final Map<String, Versioned<RenewalApplication>> applications = new TreeMap<>();
    private final Map<ApplicationNumber, Instant> erasures = new HashMap<>();
    private final List<Waiting> outbox = new ArrayList<>();
    private final List<Instant> delivered = new ArrayList<>();
    private final Map<ApplicationNumber, List<AuditEntry>> chains = new HashMap<>();

    public InMemoryLedger(Clock clock) {
        this.clock = clock;
    }

    private static final class Waiting {
        private final RenewalEvent event;
        private Instant notBefore;
        private int attempts;

        private Waiting(RenewalEvent event, Instant notBefore) {
            this.event = event;
            this.notBefore = notBefore;
        }
    }

    @Override
    public synchronized Optional<Versioned<RenewalApplication>> find(ApplicationNumber number) {
        return Optional.ofNullable(applications.get(number.value()));
    }

    @Override
    public synchronized void save(Change change) {
        ApplicationNumber number = change.next().number();
        long stored = find(number).map(Versioned::version).orElse(0L);
        if (stored != change.version()) {
            throw new StaleVersionException(number.value());
        }
        applications.put(number.value(), new Versioned<>(change.next(), stored + 1));
        erasures.remove(number);
        change.erasureDue().ifPresent(due -> erasures.put(number, due));
        change.events().forEach(event -> outbox.add(new Waiting(event, Instant.MIN)));
        append(change.entry());
    }

    @Override
    public synchronized Optional<ApplicationNumber> openFor(Sha256 signingCertificate) {
        return applications.values().stream()
                .map(Versioned::value)
                .filter(application -> !application.status().isFinal())
                .filter(application -> signingCertificates(application).anyMatch(signingCertificate::equals))
                .map(RenewalApplication::number)
                .reduce((earlier, later) -> later);
    }

    @Override
    public synchronized List<ApplicationNumber> installedBy(MobileNumber mobile) {
        return applications.values().stream()
                .map(Versioned::value)
                .filter(application -> application.reached(Installed.class).isPresent())
                .filter(application -> application
                        .reached(Identified.class)
                        .filter(identified -> identified.handler().mobile().equals(mobile))
                        .isPresent())
                .map(RenewalApplication::number)
                .sorted(Comparator.comparing(ApplicationNumber::value).reversed())
                .limit(MOST)
                .toList();
    }

    @Override
    public synchronized List<ApplicationNumber> unchangedSince(Set<RenewalStatus> in, Instant since, int most) {
        return applications.values().stream()
                .map(Versioned::value)
                .filter(application -> in.contains(application.status()))
                .filter(application -> !application.since().isAfter(since))
                .sorted(Comparator.comparing(RenewalApplication::since))
                .map(RenewalApplication::number)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<ApplicationNumber> ofCertificate(Sha256 signingCertificate) {
        return applications.values().stream()
                .map(Versioned::value)
                .filter(application -> signingCertificates(application).anyMatch(signingCertificate::equals))
                .map(RenewalApplication::number)
                .sorted(Comparator.comparing(ApplicationNumber::value).reversed())
                .limit(MOST)
                .toList();
    }

    @Override
    public synchronized List<ApplicationNumber> erasureDue(Instant now, int most) {
        return erasures.entrySet().stream()
                .filter(due -> !due.getValue().isAfter(now))
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    private static Stream<Sha256> signingCertificates(RenewalApplication application) {
        return Stream.of(
                        application.reached(Presented.class).map(Presented::pair),
                        application.reached(Issued.class).map(Issued::renewed),
                        application.reached(Installed.class).map(Installed::renewed))
                .flatMap(Optional::stream)
                .map(pair -> pair.signing().fingerprint());
    }

    @Override
    public synchronized void put(RenewalEvent event) {
        outbox.add(new Waiting(event, Instant.MIN));
    }

    @Override
    public int deliver(int most, Subscriber subscriber) {
        int delivered = 0;
        for (Waiting waiting : claim(most)) {
            try {
                subscriber.on(waiting.event);
                forget(waiting);
                delivered++;
            } catch (RuntimeException failure) {
                postpone(waiting);
            }
        }
        return delivered;
    }

    private synchronized List<Waiting> claim(int most) {
        Instant now = clock.instant();
        var claimed = outbox.stream()
                .filter(waiting -> !waiting.notBefore.isAfter(now))
                .limit(most)
                .toList();
        claimed.forEach(waiting -> waiting.notBefore = now.plus(LEASE));
        return claimed;
    }

    private synchronized void forget(Waiting waiting) {
        outbox.remove(waiting);
        delivered.add(clock.instant());
    }

    private synchronized void postpone(Waiting waiting) {
        long seconds = 5L << Math.min(waiting.attempts, MOST_DOUBLINGS);
        waiting.attempts++;
        waiting.notBefore = clock.instant().plusSeconds(seconds);
    }

    /** Forgets events that were delivered before then. */
    @Override
    public synchronized int eraseOlderThan(Instant moment) {
        int before = delivered.size();
        delivered.removeIf(moment::isAfter);
        return before - delivered.size();
    }

    @Override
    public synchronized int append(AuditEntry entry) {
        List<AuditEntry> chain = chains.computeIfAbsent(entry.application(), number -> new ArrayList<>());
        chain.add(entry);
        return chain.size();
    }

    /** All entries that say so of what was done. */
    synchronized List<AuditEntry> ofAct(String act) {
        return chains.values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.act().equals(act))
                .toList();
    }

    /** Acts as whoever has the database's password and can compute hashes. */
    public synchronized void forget(ApplicationNumber application, Predicate<AuditEntry> which) {
        chains.getOrDefault(application, new ArrayList<>()).removeIf(which);
    }

    @Override
    public synchronized List<AuditEntry> of(ApplicationNumber application) {
        return List.copyOf(chains.getOrDefault(application, List.of()));
    }
}
