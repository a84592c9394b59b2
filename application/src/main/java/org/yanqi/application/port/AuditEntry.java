package org.yanqi.application.port;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * Who did what to which application and when; {@code facts} say what changed, in hashes, numbers and statuses: nothing
 * personal is ever in clear here.
 */
public record AuditEntry(
        ApplicationNumber application, String actor, String act, Instant at, Map<String, String> facts) {
    public AuditEntry {
        if (!actor.matches("[a-z-]{1,20}(:[0-9A-Za-z._-]{1,40})?") || !act.matches("[A-Za-z]{1,60}")) {
            throw new IllegalArgumentException("an actor is a role with an id, an act is a name");
        }
        facts = Map.copyOf(new TreeMap<>(facts));
    }
}
