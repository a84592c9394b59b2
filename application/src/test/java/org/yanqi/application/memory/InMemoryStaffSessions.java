package org.yanqi.application.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.StaffSessions;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.staff.StaffSession;

public final class InMemoryStaffSessions implements StaffSessions, Perishable {
    private final Map<Sha256, StaffSession> sessions = new ConcurrentHashMap<>();

    @Override
    public void keep(StaffSession session) {
        sessions.put(session.secret(), session);
    }

    @Override
    public Optional<StaffSession> find(Sha256 secret) {
        return Optional.ofNullable(sessions.get(secret));
    }

    @Override
    public void end(Sha256 secret) {
        sessions.remove(secret);
    }

    @Override
    public int eraseOlderThan(Instant moment) {
        int before = sessions.size();
        sessions.values().removeIf(session -> session.seen().isBefore(moment));
        return before - sessions.size();
    }
}
