package org.yanqi.application.renewal;

import org.yanqi.application.port.Outbox;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalEvent;

/** What follows from what has happened; each reaction may run more than once and comes to the same. */
public final class RenewalReactions implements Outbox.Subscriber {
    private final Reaction issue;
    private final Reaction supersede;
    private final Reaction openInvoice;
    private final Reaction announce;

    /** Something that is done for an application. */
    @FunctionalInterface
    public interface Reaction {
        void to(ApplicationNumber application);
    }

    public RenewalReactions(Reaction issue, Reaction supersede, Reaction openInvoice, Reaction announce) {
        this.issue = issue;
        this.supersede = supersede;
        this.openInvoice = openInvoice;
        this.announce = announce;
    }

    @Override
    public void on(RenewalEvent event) {
        switch (event) {
            case RenewalEvent.IssuanceRequested requested -> issue.to(requested.application());
            case RenewalEvent.CertificatesInstalled installed -> {
                supersede.to(installed.application());
                openInvoice.to(installed.application());
                announce.to(installed.application());
            }
            default -> {}
        }
    }
}
