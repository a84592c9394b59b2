package org.yanqi.application.renewal;

import java.util.Optional;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;

/** The application as it stands, from which the page to show is derived; and why it did not go on. */
public final class ViewRenewal {
    private final RenewalDesk desk;
    private final AuditLedger ledger;

    public ViewRenewal(RenewalDesk desk, AuditLedger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    public Optional<RenewalApplication> of(ApplicationNumber number) {
        return desk.find(number);
    }

    /** With the version that a form sends back, so that nothing is changed that its sender has not seen. */
    public Optional<Versioned<RenewalApplication>> versioned(ApplicationNumber number) {
        return desk.versioned(number);
    }

    /** A refusal with the name of the command that was refused. */
    public record Refused(String act, Refusal refusal) {}

    /** @param entry the place in the audit ledger that {@link Outcome.Refused} named */
    public Optional<Refused> refused(ApplicationNumber number, int entry) {
        var entries = ledger.of(number);
        if (entry < 1 || entry > entries.size()) {
            return Optional.empty();
        }
        AuditEntry found = entries.get(entry - 1);
        return RefusalFacts.read(found.facts()).map(refusal -> new Refused(found.act(), refusal));
    }

    public Optional<Refusal> refusal(ApplicationNumber number, int entry) {
        return refused(number, entry).map(Refused::refusal);
    }
}
