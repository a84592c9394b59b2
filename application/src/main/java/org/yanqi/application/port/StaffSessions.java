package org.yanqi.application.port;

import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.staff.StaffSession;

/** Who is signed in; a browser's secret is kept as its hash. */
public interface StaffSessions {
    /** Keeps a session in the place of an earlier one with the same secret. */
    void keep(StaffSession session);

    Optional<StaffSession> find(Sha256 secret);

    void end(Sha256 secret);
}
