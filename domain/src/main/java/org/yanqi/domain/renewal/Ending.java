package org.yanqi.domain.renewal;

import java.time.Instant;

/** How an application ends before its time, and when what it tells of persons is erased. */
final class Ending {
    private Ending() {}

    /** Consent can be withdrawn until something has been signed; from then on the application can only be cancelled. */
    static Decision cancel(RenewalApplication application, RenewalCommand.Cancel command) {
        boolean signed = application.reached(Signed.class).isPresent();
        if (signed && command.reason() == CancelReason.CONSENT_WITHDRAWN) {
            return tooLate(application);
        }
        boolean refundOwed = application.status() == RenewalStatus.PAID;
        return Decision.accept(
                new Cancelled(application, command.reason(), refundOwed, command.at()),
                new RenewalEvent.RenewalCancelled(application.number(), refundOwed, command.at()));
    }

    static Decision tooLate(RenewalApplication application) {
        return Decision.refuse(new Refusal.TooLateToCancel(application.status()));
    }

    /** Only what has been waiting long enough for its handler lapses. */
    static Decision lapse(RenewalApplication application, RenewalCommand.Lapse command, RenewalRules rules) {
        Instant lapses = rules.patience().lapses(application);
        return command.at().isBefore(lapses)
                ? Decision.refuse(new Refusal.NotYetLapsed(lapses))
                : Decision.accept(
                        new Lapsed(application, command.at()),
                        new RenewalEvent.RenewalLapsed(application.number(), command.at()));
    }

    static Decision erase(RenewalApplication application, RenewalCommand.Erase command, RenewalRules rules) {
        Instant due = rules.retention().erasureDue(application).orElse(Instant.MAX);
        return command.at().isBefore(due)
                ? Decision.refuse(new Refusal.RetentionNotOver(due))
                : Decision.accept(
                        new Erased(
                                application.number(),
                                application.status(),
                                Erased.Evidence.of(application),
                                command.at()),
                        new RenewalEvent.PersonalDataErased(application.number(), command.at()));
    }
}
