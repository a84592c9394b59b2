package org.yanqi.domain.renewal;

/** How an application ends before its time: by the handler, or by waiting too long. */
final class Ending {
    private Ending() {}

    static Decision cancel(RenewalApplication application, RenewalCommand.Cancel command) {
        boolean refundOwed = application.status() == RenewalStatus.PAID;
        return Decision.accept(
                new Cancelled(application, refundOwed, command.at()),
                new RenewalEvent.RenewalCancelled(application.number(), refundOwed, command.at()));
    }

    static Decision tooLate(RenewalApplication application) {
        return Decision.refuse(new Refusal.TooLateToCancel(application.status()));
    }

    static Decision lapse(RenewalApplication application, RenewalCommand.Lapse command) {
        return Decision.accept(
                new Lapsed(application, command.at()),
                new RenewalEvent.RenewalLapsed(application.number(), command.at()));
    }
}
