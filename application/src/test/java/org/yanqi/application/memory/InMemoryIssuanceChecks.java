package org.yanqi.application.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.IssuanceChecks;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;

public final class InMemoryIssuanceChecks implements IssuanceChecks {
    private final InMemoryIssuedCertificates issued;
    private final InMemoryIssuedMachineCertificates machines;
    private final InMemoryRenewalMandates mandates;
    private final InMemoryLedger ledger;
    private final InMemoryAlarms alarms;
    private final Map<ApplicationNumber, Instant> checks = new ConcurrentHashMap<>();

    public InMemoryIssuanceChecks(
            InMemoryIssuedCertificates issued,
            InMemoryIssuedMachineCertificates machines,
            InMemoryRenewalMandates mandates,
            InMemoryLedger ledger,
            InMemoryAlarms alarms) {
        this.issued = issued;
        this.machines = machines;
        this.mandates = mandates;
        this.ledger = ledger;
        this.alarms = alarms;
    }

    @Override
    public List<ApplicationNumber> due(Due due) {
        var withCertificates = EnumSet.of(
                RenewalStatus.ISSUED, RenewalStatus.INSTALLED, RenewalStatus.COMPLETED, RenewalStatus.TAKEN_BACK);
        List<ApplicationNumber> alarmed = alarms.latest(Integer.MAX_VALUE).stream()
                .filter(alarm -> alarm.gone().isEmpty())
                .map(Alarm::application)
                .toList();
        return Stream.of(
                        issued.applications(),
                        ledger.unchangedSince(withCertificates, Instant.MAX, Integer.MAX_VALUE).stream(),
                        mandates.all().stream().map(RenewalMandate::number),
                        requests().map(AuditEntry::application),
                        machines.all().filter(entry -> !isClaimed(entry)).map(InMemoryIssuanceChecks::nobody),
                        alarmed.stream())
                .flatMap(numbers -> numbers)
                .distinct()
                .filter(number ->
                        !last(number).isAfter(alarmed.contains(number) ? due.alarmedBefore() : due.checkedBefore()))
                .sorted(Comparator.comparing(this::last).thenComparing(ApplicationNumber::value))
                .limit(due.most())
                .toList();
    }

    @Override
    public List<IssuedMachineCertificates.Entry> unclaimed(LocalDate day) {
        return machines.all()
                .filter(entry -> nobody(entry).equals(ApplicationNumber.ofNobody(day)) && !isClaimed(entry))
                .sorted(Comparator.comparing(entry -> entry.serial().display()))
                .toList();
    }

    private static ApplicationNumber nobody(IssuedMachineCertificates.Entry entry) {
        return ApplicationNumber.ofNobody(
                entry.at().atOffset(ValidityTerm.CHINA).toLocalDate());
    }

    private Stream<AuditEntry> requests() {
        return ledger.ofAct("RequestRenewal").stream();
    }

    private boolean isClaimed(IssuedMachineCertificates.Entry entry) {
        String serial = entry.serial().display();
        return requests().anyMatch(request -> serial.equals(request.facts().get("new")))
                || mandates.all().stream()
                        .flatMap(mandate -> mandate.latest().stream())
                        .anyMatch(renewal -> renewal.order().serial().equals(entry.serial()));
    }

    private Instant last(ApplicationNumber number) {
        return checks.getOrDefault(number, Instant.MIN);
    }

    @Override
    public void checked(ApplicationNumber application, Instant at) {
        checks.put(application, at);
    }
}
