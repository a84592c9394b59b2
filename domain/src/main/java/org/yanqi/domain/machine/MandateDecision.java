package org.yanqi.domain.machine;

import org.yanqi.domain.renewal.Refusal;

/** What a mandate answers: how it stands next, or why not. */
public sealed interface MandateDecision {
    record Accepted(RenewalMandate next) implements MandateDecision {}

    record Refused(MachineRefusal refusal) implements MandateDecision {}

    static MandateDecision refuse(MachineRefusal refusal) {
        return new Refused(refusal);
    }

    static MandateDecision refuse(Refusal refusal) {
        return new Refused(new MachineRefusal.ByRule(refusal));
    }
}
