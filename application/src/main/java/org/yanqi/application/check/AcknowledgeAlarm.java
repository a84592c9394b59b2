package org.yanqi.application.check;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.yanqi.application.port.Alarms;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.staff.StaffName;

/** A reviewer says what became of an alarm, of an application that others have approved. */
public final class AcknowledgeAlarm {
    private final Alarms alarms;
    private final Approvals approvals;
    private final Clock clock;

    /**
     * @param finding the fingerprint of what was found
     * @param reason what was found out about it
     */
    public record Command(ApplicationNumber application, Sha256 finding, StaffName reviewer, String reason) {
        public Command {
            reason = reason.strip();
            if (reason.isEmpty() || reason.length() > Alarm.Acknowledgement.LONGEST_REASON) {
                throw new IllegalArgumentException("a reason has 1 to 500 characters");
            }
        }
    }

    public AcknowledgeAlarm(Alarms alarms, RenewalApplications applications, AuditLedger ledger, Clock clock) {
        this.alarms = alarms;
        this.approvals = new Approvals(applications, ledger);
        this.clock = clock;
    }

    /** The alarm of this application with this fingerprint. */
    public Optional<Alarm> find(ApplicationNumber application, Sha256 finding) {
        return versioned(application, finding).map(Versioned::value);
    }

    /** @return nothing where there is no such alarm */
    public Optional<Alarm.Answer> handle(Command command) {
        try {
            return versioned(command.application(), command.finding()).map(found -> answer(found, command));
        } catch (StaleVersionException overtaken) {
            return versioned(command.application(), command.finding()).map(found -> answer(found, command));
        }
    }

    private Alarm.Answer answer(Versioned<Alarm> found, Command command) {
        Instant now = clock.instant();
        var by = new Alarm.Acknowledgement(command.reviewer(), command.reason(), now);
        Alarm.Answer answer = found.value().acknowledge(by, approvals.of(command.application()));
        if (answer instanceof Alarm.Answer.Acknowledged(Alarm next)) {
            alarms.save(new Alarms.Change(next, found.version(), Optional.of(entry(next, by))));
        }
        return answer;
    }

    /** What was typed stays with the alarm; the ledger has its hash. */
    private static AuditEntry entry(Alarm alarm, Alarm.Acknowledgement by) {
        var facts = new TreeMap<>(CheckIssuedCertificates.facts(alarm.finding()));
        facts.put("reason", Sha256.of(by.reason()).hex());
        return new AuditEntry(alarm.application(), "staff:" + by.by(), "AcknowledgeAlarm", by.at(), facts);
    }

    private Optional<Versioned<Alarm>> versioned(ApplicationNumber application, Sha256 finding) {
        return alarms.of(application).stream()
                .filter(found -> found.value().finding().fingerprint().equals(finding))
                .findFirst();
    }
}
