package org.yanqi.agent.renewal;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Base64;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/**
 * Makes the new signing key and the request for it; the old key vouches for the new one. A request that the journal has is
 * handed out again as long as its key is on the token.
 */
record Generate(TokenDesk desk, Journal journal, Faults faults) {

    JsonObject carryOut(Ticket ticket, Progress progress) throws AgentFailure, UKeyException {
        progress.begin(Progress.Item.CHECK_TOKEN);
        var profile = profile(ticket);
        return desk.with(ticket, token -> {
            var chronicle = journal.of(ticket);
            var known = chronicle.of(ticket);
            var done = known.filter(StepRecord::isDone);
            if (done.isEmpty()) {
                requireOld(token, ticket);
            }
            progress.begin(Progress.Item.ENTER_PIN);
            try (var session = desk.keptLogin(token, ticket)) {
                var pair = new NewKeyPair(session, faults, ticket.applicationId());
                if (done.isPresent() && pair.isWhole(done.get().publicKey())) {
                    return done.get().result();
                }
                progress.begin(Progress.Item.GENERATE_KEY);
                var old = requireOld(token, ticket);
                requireRoom(token, pair);
                var begun = known.filter(record -> !record.isDone())
                        .orElse(StepRecord.begun(ticket.paramsHash(), ticket.params()));
                if (known.isEmpty() || done.isPresent()) {
                    chronicle = journal.write(FaultPoint.JOURNAL_GENERATE_INTENT, chronicle, Step.GENERATE, begun);
                }
                var key = pair.findOrMake(profile, begun.publicKey());
                var vouched = begun.withPublicKey(Base64.getEncoder().encodeToString(key.getEncoded()));
                chronicle = journal.write(FaultPoint.JOURNAL_PUBLIC_KEY, chronicle, Step.GENERATE, vouched);
                progress.begin(Progress.Item.MAKE_REQUEST);
                var result = request(ticket, session, old, key);
                journal.write(FaultPoint.JOURNAL_REQUEST, chronicle, Step.GENERATE, vouched.done(result));
                return result;
            }
        });
    }

    private static Identity requireOld(UKey token, Ticket ticket) throws AgentFailure, UKeyException {
        var old = Identity.require(token.certificates(), ticket.certSha256());
        requireSameSubject(ticket, old);
        return old;
    }

    private static KeyProfile profile(Ticket ticket) throws AgentFailure {
        return switch (Parameters.text(ticket, "profile")) {
            case "P256" -> KeyProfile.P256;
            case "RSA2048" -> KeyProfile.RSA2048;
            case "SM2" -> KeyProfile.SM2;
            default -> throw new AgentFailure(AgentFault.MECHANISM_UNSUPPORTED, "profile");
        };
    }

    private static void requireSameSubject(Ticket ticket, Identity old) throws AgentFailure {
        try {
            var wanted = X500Name.getInstance(Parameters.bytes(ticket, "subject"));
            var had = X500Name.getInstance(
                    old.certificate().getSubjectX500Principal().getEncoded());
            if (had.equals(wanted)) {
                return;
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new AgentFailure(AgentFault.TICKET_INVALID, "subject", e);
        }
        throw new AgentFailure(AgentFault.CONFLICT, "the subject is not the old certificate's");
    }

    private static void requireRoom(UKey token, NewKeyPair pair) throws AgentFailure, UKeyException {
        if (!pair.isBegun() && !token.hasRoomForRenewal()) {
            throw new AgentFailure(AgentFault.TOKEN_FULL, "preflight");
        }
    }

    /** PKCS#10 (RFC 2986) by the new key, and the text that names the new key by the old one. */
    private static JsonObject request(Ticket ticket, UKeySession session, Identity old, PublicKey key)
            throws AgentFailure, UKeyException {
        var info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
        var subject =
                X500Name.getInstance(old.certificate().getSubjectX500Principal().getEncoded());
        var id = KeyId.forApplication(ticket.applicationId(), KeyUse.SIGNING);
        try {
            var request = new PKCS10CertificationRequestBuilder(subject, info).build(new TokenSigner(session, id, key));
            return NewJson.object()
                    .add("request", Base64.getEncoder().encodeToString(request.getEncoded()))
                    .add("binding", Proof.ofNewKey(ticket, key.getEncoded()).signed(session, old))
                    .build();
        } catch (RuntimeOperatorException e) {
            if (e.getCause() instanceof UKeyException token) {
                throw token;
            }
            throw e;
        } catch (IOException e) {
            throw new AgentFailure(AgentFault.VERIFY_FAILED, "the request can't be made", e);
        }
    }
}
