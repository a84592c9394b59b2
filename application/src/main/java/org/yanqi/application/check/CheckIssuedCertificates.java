package org.yanqi.application.check;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yanqi.application.port.Alarms;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.IssuanceChecks;
import org.yanqi.application.port.Versioned;
import org.yanqi.application.renewal.InTurn;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.check.Finding;
import org.yanqi.domain.check.IssuanceCheck;
import org.yanqi.domain.check.IssuanceFacts;
import org.yanqi.domain.check.MachineCheck;
import org.yanqi.domain.check.MachineFacts;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalRules;

/**
 * The control that trusts neither the application's state nor the CA's register: every issued certificate is matched with
 * its application, or a machine's with its mandate, and with what lies in the stores, new ones in the next run and all of
 * them once a day.
 */
public final class CheckIssuedCertificates {
    private static final int AT_ONCE = 5_000;
    /** An hourly run that finds it due after 23 hours has seen it within 24. */
    private static final Duration ONCE_A_DAY = Duration.ofHours(23);

    private final IssuanceChecks checks;
    private final IssuanceStores stores;
    private final MachineStores machines;
    private final Alarms alarms;
    private final Supplier<RenewalRules> rules;
    private final Consumer<Alarm> raised;
    private final Clock clock;

    /** @param raised is told of each new alarm once it is stored */
    public CheckIssuedCertificates(
            IssuanceChecks checks,
            IssuanceStores stores,
            MachineStores machines,
            Alarms alarms,
            Supplier<RenewalRules> rules,
            Consumer<Alarm> raised,
            Clock clock) {
        this.checks = checks;
        this.stores = stores;
        this.machines = machines;
        this.alarms = alarms;
        this.rules = rules;
        this.raised = raised;
        this.clock = clock;
    }

    /** @return how many have to wait for the next time */
    public int handle() {
        Instant now = clock.instant();
        var due = new IssuanceChecks.Due(now.minus(ONCE_A_DAY), now, AT_ONCE);
        return InTurn.each(checks.due(due), this::check);
    }

    private void check(ApplicationNumber number) {
        Instant now = clock.instant();
        IssuanceFacts facts = GatherFacts.about(number, stores, now);
        MachineFacts ofMachine = GatherMachineFacts.about(number, machines, checks, now);
        Set<Finding> findings = Stream.concat(
                        IssuanceCheck.of(facts, rules.get()).stream(), MachineCheck.of(ofMachine, rules.get()).stream())
                .map(Finding::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<Finding, Versioned<Alarm>> known = alarms.of(number).stream()
                .collect(toUnmodifiableMap(alarm -> alarm.value().finding(), Function.identity()));
        for (Finding finding : findings) {
            Optional.ofNullable(known.get(finding))
                    .ifPresentOrElse(alarm -> seenAgain(alarm, now), () -> raise(number, finding, now));
        }
        if (facts.unreadable().isEmpty() && ofMachine.unreadable().isEmpty()) {
            known.values().stream()
                    .filter(alarm -> !findings.contains(alarm.value().finding()))
                    .forEach(alarm -> gone(alarm, now));
        }
        checks.checked(number, now);
    }

    private void raise(ApplicationNumber number, Finding finding, Instant now) {
        save(Alarm.raise(number, finding, now), 0, "RaiseAlarm", now);
    }

    private void seenAgain(Versioned<Alarm> known, Instant now) {
        Alarm again = known.value().seenAgain(now);
        if (known.value().gone().isPresent()) {
            save(again, known.version(), "RaiseAlarm", now);
        } else {
            alarms.save(new Alarms.Change(again, known.version(), Optional.empty()));
        }
    }

    private void gone(Versioned<Alarm> known, Instant now) {
        if (known.value().gone().isEmpty()) {
            var entry = entry(known.value(), "AlarmGone", now);
            alarms.save(new Alarms.Change(known.value().goneAt(now), known.version(), Optional.of(entry)));
        }
    }

    private void save(Alarm alarm, long version, String act, Instant now) {
        alarms.save(new Alarms.Change(alarm, version, Optional.of(entry(alarm, act, now))));
        raised.accept(alarm);
    }

    private static AuditEntry entry(Alarm alarm, String act, Instant at) {
        return new AuditEntry(alarm.application(), RenewalDesk.SYSTEM, act, at, facts(alarm.finding()));
    }

    /** What the ledger is told of a finding. */
    static Map<String, String> facts(Finding finding) {
        return Map.of("finding", finding.kind(), "expected", finding.expected(), "found", finding.found());
    }
}
