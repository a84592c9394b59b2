package org.yanqi.agent.renewal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.token.KeyId;
import org.yanqi.token.StoredObject;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/** Destroys keys for good. */
record Destruction(Faults faults) {
    /** The certificate goes last, because an interrupted run finds the rest by it. */
    private static final List<Map.Entry<Kind, FaultPoint>> ORDER = List.of(
            Map.entry(Kind.PRIVATE_KEY, FaultPoint.TOKEN_DESTROY_PRIVATE_KEY),
            Map.entry(Kind.PUBLIC_KEY, FaultPoint.TOKEN_DESTROY_PUBLIC_KEY),
            Map.entry(Kind.CERTIFICATE, FaultPoint.TOKEN_DESTROY_CERTIFICATE));

    /**
     * Everything of this id, and nothing where the id is not one key's; what there was is told in order. Another session
     * looks whether it is gone before the next goes: what the token has kept is found again by its certificate.
     */
    List<Kind> of(UKeySession session, KeyId id) throws AgentFailure, UKeyException {
        requireOwnId(session, id);
        var destroyed = new ArrayList<Kind>();
        try (var fresh = session.fresh()) {
            for (var step : ORDER) {
                for (StoredObject object : session.objects(step.getKey(), id)) {
                    one(session, step.getValue(), object);
                    destroyed.add(step.getKey());
                }
                if (!fresh.objects(step.getKey(), id).isEmpty()) {
                    throw new AgentFailure(AgentFault.VERIFY_FAILED, "the token has kept what was destroyed");
                }
            }
        }
        return destroyed;
    }

    void one(UKeySession session, FaultPoint point, StoredObject object) throws UKeyException {
        faults.around(point, () -> {
            session.destroy(object);
            return object;
        });
    }

    /** Some vendors give both keys of a pair one id: then a key that stays would go along, so nothing goes. */
    private static void requireOwnId(UKeySession session, KeyId id) throws AgentFailure, UKeyException {
        boolean shared = session.objects(Kind.CERTIFICATE, id).size() > 1
                || session.objects(Kind.PRIVATE_KEY, id).size() > 1;
        if (shared) {
            throw new AgentFailure(AgentFault.MECHANISM_UNSUPPORTED, "the old keys share one id");
        }
    }
}
