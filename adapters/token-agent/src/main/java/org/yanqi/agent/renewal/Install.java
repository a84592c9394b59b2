package org.yanqi.agent.renewal;

import jakarta.json.JsonObject;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.KeyEnvelope;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyUse;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/**
 * Writes what the CA has issued: the encryption key first, the signing certificate last. Ordered again it looks at the
 * token again, whatever the journal says: a power cut may have taken a file that the token's software held for written.
 */
record Install(TokenDesk desk, Journal journal, Faults faults) {

    JsonObject carryOut(Ticket ticket, Progress progress) throws AgentFailure, UKeyException {
        progress.begin(Progress.Item.CHECK_TOKEN);
        var issued = Issued.of(ticket);
        return desk.with(ticket, token -> {
            var chronicle = journal.of(ticket);
            var known = chronicle.of(ticket);
            progress.begin(Progress.Item.ENTER_PIN);
            try (var session = desk.keptLogin(token, ticket)) {
                requireGenerated(session, ticket, issued);
                var begun = StepRecord.begun(ticket.paramsHash(), ticket.params());
                if (known.isEmpty()) {
                    chronicle = journal.write(FaultPoint.JOURNAL_INSTALL_INTENT, chronicle, Step.INSTALL, begun);
                }
                new Installation(session, faults, ticket.applicationId(), issued).complete(progress);
                var result = NewJson.object().add("installed", true).build();
                if (known.filter(StepRecord::isDone).isEmpty()) {
                    journal.write(FaultPoint.JOURNAL_INSTALLED, chronicle, Step.INSTALL, begun.done(result));
                }
                return result;
            }
        });
    }

    /** The private key has to be there; its public half can be written again from the certificate. */
    private static void requireGenerated(UKeySession session, Ticket ticket, Issued issued)
            throws AgentFailure, UKeyException {
        var id = KeyId.forApplication(ticket.applicationId(), KeyUse.SIGNING);
        if (!session.objects(Kind.PRIVATE_KEY, id).isEmpty()) {
            return;
        }
        if (session.objects(Kind.PUBLIC_KEY, id).isEmpty()
                && session.objects(Kind.CERTIFICATE, id).isEmpty()) {
            throw new AgentFailure(AgentFault.CONFLICT, "no key was generated on this token");
        }
        throw new AgentFailure(AgentFault.VERIFY_FAILED, "the token has lost the new signing key");
    }

    /** What the CA has issued: two certificates in DER, and the encryption key for the token alone. */
    record Issued(byte[] signingCertificate, byte[] encryptionCertificate, KeyEnvelope encryptionKey) {

        static Issued of(Ticket ticket) throws AgentFailure {
            try {
                var issued = new Issued(
                        Parameters.bytes(ticket, "signingCertificate"),
                        Parameters.bytes(ticket, "encryptionCertificate"),
                        KeyEnvelope.parse(Parameters.bytes(ticket, "encryptionKey")));
                var certified = Identity.x509(issued.encryptionCertificate()).getPublicKey();
                if (!certified.equals(issued.encryptionKey().publicKey())) {
                    throw new AgentFailure(AgentFault.CONFLICT, "the envelope is not the encryption certificate's");
                }
                return issued;
            } catch (IllegalArgumentException e) {
                throw new AgentFailure(AgentFault.TICKET_INVALID, "encryptionKey", e);
            }
        }
    }
}
