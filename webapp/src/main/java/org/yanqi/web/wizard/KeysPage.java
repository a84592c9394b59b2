package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.yanqi.domain.Sha256;
import org.yanqi.web.guard.CurrentVisit;

/** The encryption keys of the UKey that was shown; what they are is read from it by the page's script. */
@Named
@RequestScoped
public class KeysPage {
    @Inject
    CurrentVisit visit;

    public boolean isShown() {
        return visit.proven().isPresent();
    }

    /** By its hash the script finds the UKey among those that are plugged in. */
    public String getCertificate() {
        return visit.proven().map(Sha256::hex).orElse("");
    }
}
