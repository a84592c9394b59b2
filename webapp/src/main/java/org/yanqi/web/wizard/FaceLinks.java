package org.yanqi.web.wizard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.FacePending;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.web.guard.VisitSeal;
import org.yanqi.web.settings.Settings;

/** The short address in the QR code: it leads to the provider, only for the check under way, and cannot be guessed. */
@ApplicationScoped
public class FaceLinks {
    @Inject
    Settings settings;

    @Inject
    VisitSeal seal;

    String to(FacePending pending) {
        return settings.origin() + "/f/" + pending.number() + "/" + mark(pending);
    }

    /** Where the phone goes on, if the mark belongs to the check that this application waits for. */
    public Optional<String> address(RenewalApplication application, String mark) {
        return application instanceof FacePending pending && mark(pending).equals(mark)
                ? pending.check().session().map(session -> session.address())
                : Optional.empty();
    }

    private String mark(FacePending pending) {
        ApplicationNumber number = pending.number();
        return seal.mark("face:" + number + ":" + pending.check().request()).substring(0, 20);
    }
}
