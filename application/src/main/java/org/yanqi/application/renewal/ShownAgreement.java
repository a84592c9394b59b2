package org.yanqi.application.renewal;

import java.time.Instant;
import org.yanqi.application.port.Agreements;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;
import org.yanqi.domain.consent.Consent;

/** Consent goes to the text that was on the screen, even if another has come into force since: the rules then refuse it. */
public final class ShownAgreement {
    private ShownAgreement() {}

    public static Consent consent(Agreements agreements, AgreementKind kind, Sha256 shown, Instant at) {
        AgreementVersion inForce = agreements.inForce(kind).version();
        return new Consent(new AgreementVersion(kind, inForce.version(), inForce.effective(), shown), at);
    }
}
