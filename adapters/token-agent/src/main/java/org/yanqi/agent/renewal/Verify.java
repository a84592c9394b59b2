package org.yanqi.agent.renewal;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyUse;
import org.yanqi.token.SealedFile;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/** Proves, in a fresh session, that both new keys work and that the old encryption key still opens old bids. */
record Verify(TokenDesk desk) {

    JsonObject carryOut(Ticket ticket, Progress progress) throws AgentFailure, UKeyException {
        progress.begin(Progress.Item.CHECK_TOKEN);
        var expected = Parameters.text(ticket, "signingCertificate");
        var proof = Proof.ofInstallation(ticket, expected);
        byte[] newSealed = Parameters.bytes(ticket, "newSealed");
        return desk.with(ticket, token -> {
            progress.begin(Progress.Item.ENTER_PIN);
            try (var session = desk.keptLogin(token, ticket)) {
                progress.begin(Progress.Item.PROVE_SIGNING);
                var signed = proof.signed(session, newIdentity(session, ticket, expected));
                progress.begin(Progress.Item.PROVE_DECRYPTION);
                var encryption = KeyId.forApplication(ticket.applicationId(), KeyUse.ENCRYPTION);
                var opened = SealedFile.open(newSealed, session);
                require(opened.key().equals(encryption), "the new bid was sealed for another key");
                progress.begin(Progress.Item.PROVE_HISTORY);
                return NewJson.object()
                        .add("proof", signed)
                        .add("newOpened", Sha256.hex(opened.content()))
                        .add("oldOpened", history(session, ticket, encryption))
                        .build();
            }
        });
    }

    private static Identity newIdentity(UKeySession session, Ticket ticket, String expected)
            throws AgentFailure, UKeyException {
        var id = KeyId.forApplication(ticket.applicationId(), KeyUse.SIGNING);
        var found = Identity.find(session.objects(Kind.CERTIFICATE, id), expected);
        require(found.isPresent(), "the new signing certificate is not installed");
        return found.orElseThrow();
    }

    /** A token that never had an encryption certificate has no history to prove. */
    private static JsonValue history(UKeySession session, Ticket ticket, KeyId newKey)
            throws AgentFailure, UKeyException {
        if (JsonValue.NULL.equals(ticket.params().get("oldSealed"))) {
            return JsonValue.NULL;
        }
        var opened = SealedFile.open(Parameters.bytes(ticket, "oldSealed"), session);
        require(!opened.key().equals(newKey), "the old bid was sealed for the new key");
        return NewJson.text(Sha256.hex(opened.content()));
    }

    private static void require(boolean holds, String what) throws AgentFailure {
        if (!holds) {
            throw new AgentFailure(AgentFault.VERIFY_FAILED, what);
        }
    }
}
