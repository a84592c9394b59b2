package org.yanqi.application.renewal;

import java.time.Instant;
import java.util.HashMap;
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

    public Optional<Versioned<RenewalApplication>> versioned(ApplicationNumber number) {
        return applications.find(number);
    }

    RenewalApplication open(Decision.Accepted opened) {
        save(opened, 0, entry(HANDLER, "OpenRenewal", opened.next()));
        return opened.next();
    }

    public Outcome ask(String actor, ApplicationNumber number, RenewalCommand command) {
        return ask(actor, number, application -> command);
    }

    /** What was said beside the command goes on record with the change. */
    public Outcome ask(String actor, ApplicationNumber number, RenewalCommand command, Map<String, String> said) {
        return ask(actor, number, application -> command, said);
    }

    /** The command may look at the application as it stands; it is made anew if somebody was faster. */
    public Outcome ask(
            String actor, ApplicationNumber number, Function<RenewalApplication, RenewalCommand> commandFor) {
        return ask(actor, number, commandFor, Map.of());
    }

    private Outcome ask(
            String actor,
            ApplicationNumber number,
            Function<RenewalApplication, RenewalCommand> commandFor,
            Map<String, String> said) {
        for (int attempt = 1; ; attempt++) {
            Optional<Versioned<RenewalApplication>> found = applications.find(number);
            if (found.isEmpty()) {
                return new Outcome.NotFound(number);
            }
            try {
                return decide(actor, found.get(), commandFor.apply(found.get().value()), said);
            } catch (StaleVersionException stale) {
                if (attempt == TRIES) {
                    throw stale;
                }
            }
        }
    }

    /** Asks for something that is meant for the application as it was when somebody looked at it, in this version. */
    public Outcome askOnlyIf(long seen, String actor, ApplicationNumber number, RenewalCommand command) {
        Optional<Versioned<RenewalApplication>> found = applications.find(number);
        if (found.isEmpty()) {
            return new Outcome.NotFound(number);
        }
        try {
            return found.get().version() == seen
                    ? decide(actor, found.get(), command, Map.of())
                    : new Outcome.Overtaken(found.get().value());
        } catch (StaleVersionException overtaken) {
            return applications
                    .find(number)
                    .<Outcome>map(now -> new Outcome.Overtaken(now.value()))
                    .orElseGet(() -> new Outcome.NotFound(number));
        }
    }

    private Outcome decide(
            String actor, Versioned<RenewalApplication> found, RenewalCommand command, Map<String, String> said) {
        RenewalApplication application = found.value();
        return switch (application.decide(command, rules.get())) {
            case Decision.Accepted accepted -> {
                RenewalApplication next = accepted.next();
                if (!next.equals(application)) {
                    var facts = new HashMap<>(said);
                    facts.put("from", application.status().name());
                    facts.put("to", next.status().name());
                    var entry = new AuditEntry(application.number(), actor, command.name(), command.at(), facts);
                    save(accepted, found.version(), entry);
                }
                yield new Outcome.Now(next);
            }
            case Decision.Refused(Refusal refusal) -> refuse(actor, application, command.name(), refusal, command.at());
        };
    }

    private void save(Decision.Accepted accepted, long version, AuditEntry entry) {
        RenewalApplication next = accepted.next();
        Optional<Instant> erasureDue = rules.get().retention().erasureDue(next);
        applications.save(new Change(next, version, accepted.events(), entry, erasureDue));
    }

    /** A step that was merely repeated is no event; every other refusal is evidence. */
    public Outcome.Refused refuse(
            String actor, RenewalApplication application, String act, Refusal refusal, Instant at) {
        if (refusal instanceof Refusal.StepAlreadyDone || refusal instanceof Refusal.FaceCheckUnfinished) {
            return new Outcome.Refused(refusal, application, 0);
        }
        Map<String, String> facts = RefusalFacts.of(refusal);
        facts.put("from", application.status().name());
        return new Outcome.Refused(
                refusal, application, ledger.append(new AuditEntry(application.number(), actor, act, at, facts)));
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
                        "biddingUse", opened.bidding().use().name()));
    }
}
