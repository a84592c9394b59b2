package org.yanqi.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.yanqi.application.port.IssuanceChecks;
import org.yanqi.application.port.RenewalSearch;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;

public final class InMemoryIssuanceChecks implements IssuanceChecks {
    private final InMemoryIssuedCertificates issued;
    private final RenewalSearch search;
    private final InMemoryAlarms alarms;
    private final Map<ApplicationNumber, Instant> checks = new ConcurrentHashMap<>();

    public InMemoryIssuanceChecks(InMemoryIssuedCertificates issued, RenewalSearch search, InMemoryAlarms alarms) {
        this.issued = issued;
        this.search = search;
        this.alarms = alarms;
    }

    @Override
    public List<ApplicationNumber> due(Due due) {
        var withCertificates = EnumSet.of(RenewalStatus.ISSUED, RenewalStatus.INSTALLED, RenewalStatus.COMPLETED);
        List<ApplicationNumber> alarmed = alarms.latest(Integer.MAX_VALUE).stream()
                .filter(alarm -> alarm.gone().isEmpty())
                .map(Alarm::application)
                .toList();
        return Stream.of(
                        issued.applications(),
                        search.unchangedSince(withCertificates, Instant.MAX, Integer.MAX_VALUE).stream(),
                        alarmed.stream())
                .flatMap(numbers -> numbers)
                .distinct()
                .filter(number ->
                        !last(number).isAfter(alarmed.contains(number) ? due.alarmedBefore() : due.checkedBefore()))
                .sorted(Comparator.comparing(this::last).thenComparing(ApplicationNumber::value))
                .limit(due.most())
                .toList();
    }

    private Instant last(ApplicationNumber number) {
        return checks.getOrDefault(number, Instant.MIN);
    }

    @Override
    public void checked(ApplicationNumber application, Instant at) {
        checks.put(application, at);
    }
}
