package org.yanqi.agent.renewal;

import jakarta.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/**
 * Destroys an old encryption key, and with it for ever what was sealed for it. There is no journal: the token itself tells
 * how far it came, as the certificate goes last; what is gone already is done.
 */
record LetGo(TokenDesk desk, Destruction destruction) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    JsonObject carryOut(Ticket ticket, Progress progress) throws AgentFailure, UKeyException {
        progress.begin(Progress.Item.CHECK_TOKEN);
        Parameters.requireOnly(ticket, Set.of("nonce", "encryptionCertificate", "successor"));
        var certificate = Parameters.text(ticket, "encryptionCertificate");
        var proof = Proof.ofLettingGo(ticket, certificate);
        return desk.with(ticket, token -> {
            var there = token.certificates();
            var signing = Identity.require(there, ticket.certSha256());
            var successor = Identity.require(there, Parameters.text(ticket, "successor"));
            var old = Identity.find(there, certificate);
            requireOlder(old, successor);
            progress.begin(Progress.Item.ENTER_PIN);
            try (var session = desk.loginToDestroy(token, ticket, proof.text(), old.map(LetGo::described))) {
                progress.begin(Progress.Item.SIGN_PROOF);
                requireOpening(session, successor, "the key that stays does not open");
                var signed = proof.signed(session, signing);
                progress.begin(Progress.Item.DESTROY_ENCRYPTION_KEY);
                var destroyed = NewJson.array();
                destroyed(session, old).forEach(kind -> destroyed.add(kind.name()));
                return NewJson.object()
                        .add("proof", signed)
                        .add("destroyed", destroyed)
                        .build();
            }
        });
    }

    /** Whatever was ordered: the key that is in use is not let go of, and no signing key this way. */
    private static void requireOlder(Optional<Identity> old, Identity successor) throws AgentFailure {
        if (!KeyUsages.encrypts(successor.certificate())) {
            throw new AgentFailure(AgentFault.CONFLICT, "what stays is no encryption certificate");
        }
        if (old.isEmpty()) {
            return;
        }
        var certificate = old.get().certificate();
        boolean older = !old.get().key().equals(successor.key())
                && !certificate.getNotBefore().after(successor.certificate().getNotBefore());
        if (!older || !KeyUsages.encrypts(certificate)) {
            throw new AgentFailure(AgentFault.CONFLICT, "no older encryption certificate than the one that stays");
        }
    }

    private List<Kind> destroyed(UKeySession session, Optional<Identity> found) throws AgentFailure, UKeyException {
        if (found.isEmpty()) {
            return List.of();
        }
        var old = found.get();
        if (!session.objects(Kind.PRIVATE_KEY, old.key()).isEmpty()) {
            requireOpening(session, old, "another key lies where the old one belongs");
        }
        return destruction.of(session, old.key());
    }

    private static void requireOpening(UKeySession session, Identity identity, String otherwise)
            throws AgentFailure, UKeyException {
        if (!Opening.opens(session, identity.key(), identity.certificate().getPublicKey())) {
            throw new AgentFailure(AgentFault.VERIFY_FAILED, otherwise);
        }
    }

    /** As the page names it: the serial number and the days from which and until which it was valid. */
    private static String described(Identity old) {
        var certificate = old.certificate();
        return String.join(
                "  ",
                certificate.getSerialNumber().toString(16).toUpperCase(java.util.Locale.ROOT),
                certificate.getNotBefore().toInstant().atZone(CHINA).toLocalDate() + " – "
                        + certificate.getNotAfter().toInstant().atZone(CHINA).toLocalDate());
    }
}
