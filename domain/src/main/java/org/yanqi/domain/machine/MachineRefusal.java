package org.yanqi.domain.machine;

import java.time.Instant;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;

/** Why a machine, or who speaks for it, is refused; what holds for every renewal is refused in the same words. */
public sealed interface MachineRefusal {
    /** One of the rules that persons are held to as well. */
    record ByRule(Refusal refusal) implements MachineRefusal {}

    /** The certificate is none that renews by itself. */
    record NotMandated() implements MachineRefusal {}

    record MandateOver(Instant until) implements MachineRefusal {}

    record MandateUsedUp(int renewals) implements MachineRefusal {}

    /** Nobody looks at a machine when it comes too late: a certificate that has expired renews nothing. */
    record CertificateExpired(Instant at) implements MachineRefusal {}

    /** Machines sign; what others have encrypted for a key is never at stake. */
    record NotForSigning() implements MachineRefusal {}

    record AlreadyMandated(ApplicationNumber mandate) implements MachineRefusal {}

    record TooOften(Instant until) implements MachineRefusal {}

    /** The number of the conversation is another machine's. */
    record ConversationTaken() implements MachineRefusal {}

    /** What is confirmed or rejected is not what was sent to this machine in this conversation. */
    record NothingToConfirm() implements MachineRefusal {}

    /** The machine has taken the certificate before. */
    record ConfirmedBefore() implements MachineRefusal {}

    /** The machine has not wanted the certificate before, or was not heard of for too long. */
    record WithdrawnBefore() implements MachineRefusal {}

    /** Nothing has been asked for that could be recorded, or waited for in this conversation. */
    record NothingOrdered() implements MachineRefusal {}
}
