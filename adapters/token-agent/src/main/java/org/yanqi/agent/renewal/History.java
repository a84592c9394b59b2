package org.yanqi.agent.renewal;

import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.StoredObject;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/** The certificates on the token, and which encryption certificates still have the private key that opens for them. */
record History(TokenDesk desk) {

    JsonObject carryOut(Ticket ticket, Progress progress) throws AgentFailure, UKeyException {
        progress.begin(Progress.Item.CHECK_TOKEN);
        Parameters.requireOnly(ticket, Set.of("nonce"));
        return desk.with(ticket, token -> {
            Identity.require(token.certificates(), ticket.certSha256());
            progress.begin(Progress.Item.ENTER_PIN);
            try (var session = desk.login(token, ticket, Optional.empty(), Optional.empty())) {
                progress.begin(Progress.Item.LOOK_AT_KEYS);
                return told(session);
            }
        });
    }

    private static JsonObject told(UKeySession session) throws AgentFailure, UKeyException {
        var certificates = NewJson.array();
        var opening = NewJson.array();
        for (StoredObject object : session.objects()) {
            if (object.kind() == Kind.CERTIFICATE) {
                certificates.add(Base64.getEncoder().encodeToString(object.value()));
                if (opens(session, object)) {
                    opening.add(Sha256.hex(object.value()));
                }
            }
        }
        return NewJson.object()
                .add("certificates", certificates)
                .add("opening", opening)
                .build();
    }

    private static boolean opens(UKeySession session, StoredObject object) throws AgentFailure, UKeyException {
        return KeyUsages.encrypts(object)
                && !session.objects(Kind.PRIVATE_KEY, object.id()).isEmpty()
                && Opening.opens(
                        session, object.id(), Identity.x509(object.value()).getPublicKey());
    }
}
