package org.yanqi.agent.renewal;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyUse;
import org.yanqi.token.StoredObject;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/** Destroys the old signing key once the new one works; the old encryption key and its certificate stay. */
record Retire(TokenDesk desk, Journal journal, Destruction destruction) {

    JsonObject carryOut(Ticket ticket, Progress progress) throws AgentFailure, UKeyException {
        progress.begin(Progress.Item.CHECK_TOKEN);
        if (!Parameters.text(ticket, "signingCertificate").equals(ticket.certSha256())) {
            throw new AgentFailure(AgentFault.CONFLICT, "only the old signing certificate can be retired");
        }
        return desk.with(ticket, token -> {
            var chronicle = journal.of(ticket);
            var known = chronicle.of(ticket);
            if (known.isPresent() && known.get().isDone()) {
                return known.get().result();
            }
            progress.begin(Progress.Item.ENTER_PIN);
            try (var session = desk.keptLogin(token, ticket)) {
                progress.begin(Progress.Item.RETIRE_SIGNING_KEY);
                requireSuccessor(session, ticket);
                var old = Identity.find(session.objects(), ticket.certSha256());
                requireOfBefore(old, ticket);
                var begun = StepRecord.begun(ticket.paramsHash(), ticket.params());
                if (known.isEmpty()) {
                    chronicle = journal.write(FaultPoint.JOURNAL_RETIRE_INTENT, chronicle, Step.RETIRE, begun);
                }
                if (old.isPresent()) {
                    destruction.of(session, old.get().key());
                }
                destroyQuarantine(session, ticket);
                var result = NewJson.object()
                        .add("retired", true)
                        .add("kept", keptEncryptionCertificates(session))
                        .build();
                journal.write(FaultPoint.JOURNAL_RETIRED, chronicle, Step.RETIRE, begun.done(result));
                return result;
            } finally {
                desk.endKeptLogin(ticket);
            }
        });
    }

    /** Whatever the journal says: nothing is destroyed unless the new keys are on the token and work. */
    private static void requireSuccessor(UKeySession session, Ticket ticket) throws AgentFailure, UKeyException {
        for (KeyUse use : KeyUse.values()) {
            var id = KeyId.forApplication(ticket.applicationId(), use);
            var certificates = session.objects(Kind.CERTIFICATE, id);
            if (certificates.size() != 1) {
                throw new AgentFailure(AgentFault.CONFLICT, "the new certificates are not installed");
            }
            byte[] der = certificates.getFirst().value();
            var successor = new Identity(id, Identity.x509(der), der);
            if (use == KeyUse.SIGNING) {
                successor.sign(session, "yanqi successor trial".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            } else if (!Opening.opens(session, id, successor.certificate().getPublicKey())) {
                throw new AgentFailure(AgentFault.VERIFY_FAILED, "the new encryption key does not open");
            }
        }
    }

    /** Whatever was ordered: the keys that the application has made stay, and every key that opens bids. */
    private static void requireOfBefore(Optional<Identity> old, Ticket ticket) throws AgentFailure {
        if (old.isEmpty()) {
            return;
        }
        boolean made = Arrays.stream(KeyUse.values())
                .map(use -> KeyId.forApplication(ticket.applicationId(), use))
                .anyMatch(old.get().key()::equals);
        if (made || KeyUsages.encrypts(old.get().certificate())) {
            throw new AgentFailure(AgentFault.CONFLICT, "no signing key of before");
        }
    }

    private void destroyQuarantine(UKeySession session, Ticket ticket) throws UKeyException {
        var id = KeyId.quarantine(ticket.applicationId());
        for (Kind kind : Kind.values()) {
            for (StoredObject object : session.objects(kind, id)) {
                destruction.one(session, FaultPoint.TOKEN_DESTROY_QUARANTINE, object);
            }
        }
    }

    private static JsonArray keptEncryptionCertificates(UKeySession session) throws UKeyException {
        var kept = NewJson.array();
        for (StoredObject object : session.objects()) {
            if (KeyUsages.encrypts(object)) {
                kept.add(Sha256.hex(object.value()));
            }
        }
        return kept.build();
    }
}
