package org.yanqi.application.renewal;

import java.util.function.Consumer;
import org.yanqi.application.port.Outbox;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalEvent;

/** What follows from what has happened; each reaction may run more than once and comes to the same. */
public record RenewalReactions(
        Reaction issue,
        Reaction supersede,
        Reaction revokeTakenBack,
        Reaction openInvoice,
        Reaction announceNumber,
        Reaction announceInstallation,
        Reaction announceDecision,
        Reaction announceTakingBack,
        Reaction giveBack,
        Reaction forgetPictures,
        Reaction withdrawUnusedCertificates,
        Reaction forgetReminders,
        Reaction eraseIfDue,
        Consumer<RenewalEvent.ResumptionAsked> sendCode)
        implements Outbox.Subscriber {
    /** Something that is done for an application. */
    @FunctionalInterface
    public interface Reaction {
        void to(ApplicationNumber application);
    }

    @Override
    public void on(RenewalEvent event) {
        ApplicationNumber application = event.application();
        switch (event) {
            case RenewalEvent.HandlerIdentified identified -> announceNumber.to(application);
            case RenewalEvent.AgreementSigned signed -> withdrawUnusedCertificates.to(application);
            case RenewalEvent.IssuanceRequested requested -> issue.to(application);
            case RenewalEvent.CertificatesInstalled installed -> {
                supersede.to(application);
                openInvoice.to(application);
                announceInstallation.to(application);
            }
            case RenewalEvent.ReviewDecided decided -> {
                giveBack.to(application);
                announceDecision.to(application);
            }
            case RenewalEvent.CertificatesTakenBack taken -> {
                revokeTakenBack.to(application);
                end(application);
                announceTakingBack.to(application);
            }
            case RenewalEvent.ResumptionAsked asked -> sendCode.accept(asked);
            case RenewalEvent.RenewalCancelled cancelled -> end(application);
            case RenewalEvent.RenewalLapsed lapsed -> end(application);
            case RenewalEvent.PersonalDataErased erased -> forgetPictures.to(application);
            default -> {}
        }
    }

    private void end(ApplicationNumber application) {
        forgetPictures.to(application);
        withdrawUnusedCertificates.to(application);
        giveBack.to(application);
        forgetReminders.to(application); // before the erasure takes away why it ended
        eraseIfDue.to(application);
    }
}
