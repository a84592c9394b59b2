package org.yanqi.application.machine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.RenewalMandates;
import org.yanqi.application.port.RenewalMandates.Change;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.machine.MachineRefusal;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.MandateDecision;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.machine.Speaker;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Where mandates are asked: what is accepted is stored with its entry in the ledger, and what is refused is written there. */
final class MandateDesk {
    static final String SYSTEM = "system";
    private static final int TRIES = 3;

    /** Of a registration authority's fingerprint, which is longer than the ledger's names are. */
    private static final int DIGITS = 40;

    private final RenewalMandates mandates;
    private final AuditLedger ledger;

    MandateDesk(RenewalMandates mandates, AuditLedger ledger) {
        this.mandates = mandates;
        this.ledger = ledger;
    }

    /**
     * Who asks for what.
     *
     * @param act as it stands in the ledger
     */
    record Act(String actor, String act, Instant at) {
        Act(Speaker speaker, String act, Instant at) {
            this(role(speaker), act, at);
        }
    }

    private static String role(Speaker speaker) {
        return switch (speaker) {
            case Speaker.Machine machine -> "machine";
            case Speaker.Registrar(var certificate) ->
                "registrar:" + certificate.hex().substring(0, DIGITS);
        };
    }

    Optional<RenewalMandate> find(Sign sign) {
        return mandates.find(sign).map(Versioned::value);
    }

    /** Asks anew if somebody else has changed the mandate in between. */
    MandateDecision ask(ApplicationNumber number, Act act, Function<RenewalMandate, MandateDecision> question) {
        for (int attempt = 1; ; attempt++) {
            Versioned<RenewalMandate> found =
                    mandates.find(new Sign.Number(number)).orElseThrow();
            try {
                return decide(found, act, question);
            } catch (StaleVersionException stale) {
                if (attempt == TRIES) {
                    throw stale;
                }
            }
        }
    }

    private MandateDecision decide(
            Versioned<RenewalMandate> found, Act act, Function<RenewalMandate, MandateDecision> question) {
        MandateDecision decision = question.apply(found.value());
        switch (decision) {
            case MandateDecision.Accepted(RenewalMandate next) -> {
                if (!next.equals(found.value())) {
                    mandates.save(new Change(next, found.version(), entry(next.number(), act, facts(next))));
                }
            }
            case MandateDecision.Refused(MachineRefusal refusal) -> {
                Map<String, String> facts = facts(found.value());
                facts.put("refused", name(refusal));
                ledger.append(entry(found.value().number(), act, facts));
            }
        }
        return decision;
    }

    static AuditEntry entry(ApplicationNumber number, Act act, Map<String, String> facts) {
        return new AuditEntry(number, act.actor(), act.act(), act.at(), facts);
    }

    private static Map<String, String> facts(RenewalMandate mandate) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("certificate", mandate.certificate().hex());
        facts.put("used", String.valueOf(mandate.used()));
        mandate.latest().ifPresent(renewal -> facts.putAll(facts(renewal)));
        return facts;
    }

    private static Map<String, String> facts(MachineRenewal renewal) {
        return Map.of(
                "status", renewal.status().name(),
                "old", renewal.order().oldSerial().display(),
                "new", renewal.order().serial().display(),
                "key", renewal.order().publicKey().sha256().hex());
    }

    /** Of a rule that holds for everybody, the rule's own name. */
    private static String name(MachineRefusal refusal) {
        Object named = refusal instanceof MachineRefusal.ByRule(var rule) ? rule : refusal;
        return named.getClass().getSimpleName();
    }
}
