package org.yanqi.application.renewal;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.RenewalApplications.Change;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Decision;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.renewal.RenewalRules;

/** Loads an application, lets it decide, stores the decision: every change of every application goes through here. */
public final class RenewalDesk {
    public static final String HANDLER = "handler";
    public static final String SYSTEM = "system";
    private static final int TRIES = 5;

    private final RenewalApplications applications;
    private final AuditLedger ledger;
    private final Supplier<RenewalRules> rules;

    public RenewalDesk(RenewalApplications applications, AuditLedger ledger, Supplier<RenewalRules> rules) {
        this.applications = applications;
        this.ledger = ledger;
        this.rules = rules;
    }

    public Optional<RenewalApplication> find(ApplicationNumber number) {
        return applications.find(number).map(Versioned::value);
    }

    public RenewalRules rules() {
        return rules.get();
    }

    RenewalApplication open(Decision.Accepted opened) {
        applications.save(new Change(opened.next(), 0, opened.events(), entry(HANDLER, "OpenRenewal", opened.next())));
        return opened.next();
    }

    public Outcome ask(String actor, ApplicationNumber number, RenewalCommand command) {
        return ask(actor, number, application -> command);
    }

    /** The command may look at the application as it stands; it is made anew if somebody was faster. */
    public Outcome ask(
            String actor, ApplicationNumber number, Function<RenewalApplication, RenewalCommand> commandFor) {
        for (int attempt = 1; ; attempt++) {
            try {
                return decide(actor, number, commandFor);
            } catch (StaleVersionException stale) {
                if (attempt == TRIES) {
                    throw stale;
                }
            }
        }
    }

    private Outcome decide(
            String actor, ApplicationNumber number, Function<RenewalApplication, RenewalCommand> commandFor) {
        Optional<Versioned<RenewalApplication>> found = applications.find(number);
        if (found.isEmpty()) {
            return new Outcome.NotFound(number);
        }
        RenewalApplication application = found.get().value();
        RenewalCommand command = commandFor.apply(application);
        return switch (application.decide(command, rules.get())) {
            case Decision.Accepted(RenewalApplication next, var events) -> {
                if (!next.equals(application)) {
                    var entry = new AuditEntry(
                            number,
                            actor,
                            command.name(),
                            command.at(),
                            Map.of(
                                    "from", application.status().name(),
                                    "to", next.status().name()));
                    applications.save(new Change(next, found.get().version(), events, entry));
                }
                yield new Outcome.Now(next);
            }
            case Decision.Refused(Refusal refusal) -> {
                refuse(actor, application, command, refusal);
                yield new Outcome.Refused(refusal, application);
            }
        };
    }

    /** A step that was merely repeated is no event; every other refusal is evidence. */
    private void refuse(String actor, RenewalApplication application, RenewalCommand command, Refusal refusal) {
        if (!(refusal instanceof Refusal.StepAlreadyDone) && !(refusal instanceof Refusal.FaceCheckUnfinished)) {
            ledger.append(new AuditEntry(
                    application.number(),
                    actor,
                    command.name(),
                    command.at(),
                    Map.of(
                            "from",
                            application.status().name(),
                            "refused",
                            refusal.getClass().getSimpleName())));
        }
    }

    private static AuditEntry entry(String actor, String act, RenewalApplication next) {
        Opened opened = next.opened();
        return new AuditEntry(
                next.number(),
                actor,
                act,
                next.since(),
                Map.of(
                        "to", next.status().name(),
                        "biddingUse", opened.biddingUse().name()));
    }
}
