package org.yanqi.application.handler;

import java.time.Clock;
import java.time.Instant;
import org.yanqi.application.port.Agreements;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.Secrets;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.application.renewal.ShownAgreement;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalCommand;

/** The handler consents to the face check; the intent is stored, then the provider is asked for a session. */
public final class BeginFaceCheck {
    private final RenewalDesk desk;
    private final Agreements agreements;
    private final FollowFaceCheck following;
    private final Secrets secrets;
    private final FaultPoints faults;
    private final Clock clock;

    /** @param shown the hash of the 人脸授权协议 that was on the screen */
    public record Command(ApplicationNumber number, Sha256 shown) {}

    public BeginFaceCheck(
            RenewalDesk desk,
            Agreements agreements,
            FollowFaceCheck following,
            Secrets secrets,
            FaultPoints faults,
            Clock clock) {
        this.desk = desk;
        this.agreements = agreements;
        this.following = following;
        this.secrets = secrets;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws org.yanqi.application.port.UnavailableException if the provider does not answer; the intent stays */
    public Outcome handle(Command command) {
        Instant now = clock.instant();
        var consent = ShownAgreement.consent(agreements, AgreementKind.FACE_AUTHORISATION, command.shown(), now);
        Outcome outcome = desk.ask(
                RenewalDesk.HANDLER,
                command.number(),
                new RenewalCommand.BeginFaceCheck(consent, secrets.identifier(), now));
        if (!(outcome instanceof Outcome.Now)) {
            return outcome;
        }
        faults.reached(FaultPoints.Point.FACE_INTENT_STORED);
        return following.handle(command.number());
    }
}
