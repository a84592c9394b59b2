package org.yanqi.application.handler;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.FaceVerification;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.FaceCheck;
import org.yanqi.domain.renewal.FacePending;
import org.yanqi.domain.renewal.FaceResult;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;

/** Brings a pending face check forward: gets its session if there is none, asks for its result if there is one. */
public final class FollowFaceCheck {
    private final RenewalDesk desk;
    private final FaceVerification provider;
    private final FaultPoints faults;
    private final Clock clock;

    public FollowFaceCheck(RenewalDesk desk, FaceVerification provider, FaultPoints faults, Clock clock) {
        this.desk = desk;
        this.provider = provider;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws org.yanqi.application.port.UnavailableException if the provider does not answer; nothing changes */
    public Outcome handle(ApplicationNumber number) {
        Optional<RenewalApplication> application = desk.find(number);
        if (application.isEmpty()) {
            return new Outcome.NotFound(number);
        }
        return application.get() instanceof FacePending pending ? follow(pending) : new Outcome.Now(application.get());
    }

    private Outcome follow(FacePending pending) {
        return pending.check()
                .session()
                .map(session -> conclude(pending, session))
                .orElseGet(() -> begin(pending));
    }

    private Outcome begin(FacePending pending) {
        FaceCheck check = pending.check();
        Instant now = clock.instant();
        var session = provider.begin(check.request(), pending.before().handler(), now);
        faults.reached(FaultPoints.Point.FACE_SESSION_BEGUN);
        return ask(pending, new RenewalCommand.RecordFaceSession(check.request(), session, now));
    }

    private Outcome conclude(FacePending pending, FaceCheck.Session session) {
        String request = pending.check().request();
        Instant now = clock.instant();
        FaceResult result = provider.result(session.reference(), request);
        if (result instanceof FaceResult.Unfinished) {
            if (!now.isAfter(session.expiresAt())) {
                return new Outcome.Now(pending);
            }
            result = new FaceResult.Failed(FaceResult.Reason.EXPIRED);
        }
        return ask(pending, new RenewalCommand.ConcludeFaceCheck(request, result, now));
    }

    private Outcome ask(FacePending pending, RenewalCommand command) {
        return desk.ask(RenewalDesk.SYSTEM, pending.number(), command);
    }
}
