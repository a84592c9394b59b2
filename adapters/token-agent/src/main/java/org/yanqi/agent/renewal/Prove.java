package org.yanqi.agent.renewal;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.pin.BidRisk;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.UKeyException;

/** Possession of the old key, and the bid that is put at risk with it; the PIN window shows the text that is signed. */
record Prove(TokenDesk desk) {
    private static final Pattern ADVICE = Pattern.compile("[A-Z][A-Z_]{0,63}");

    JsonObject carryOut(Ticket ticket, Progress progress) throws AgentFailure, UKeyException {
        progress.begin(Progress.Item.CHECK_TOKEN);
        Parameters.requireOnly(ticket, Set.of("nonce", "bidRisk"));
        var risk = bidRisk(ticket);
        var proof = Proof.ofPossession(ticket, risk);
        return desk.with(ticket, token -> {
            var signer = Identity.require(token.certificates(), ticket.certSha256());
            progress.begin(Progress.Item.ENTER_PIN);
            try (var session = desk.login(token, ticket, Optional.of(proof.text()), risk)) {
                progress.begin(Progress.Item.SIGN_PROOF);
                return NewJson.object()
                        .add("proof", proof.signed(session, signer))
                        .build();
            }
        });
    }

    /** An advice that this agent can't say in words is nothing that a person could confirm knowingly. */
    private static Optional<BidRisk> bidRisk(Ticket ticket) throws AgentFailure {
        if (!ticket.params().containsKey("bidRisk")) {
            return Optional.empty();
        }
        var name = Parameters.text(ticket, "bidRisk");
        if (!ADVICE.matcher(name).matches()) {
            throw new AgentFailure(AgentFault.TICKET_INVALID, "bidRisk");
        }
        return Optional.of(BidRisk.named(name)
                .orElseThrow(() -> new AgentFailure(AgentFault.VERSION_TOO_OLD, "an advice unknown to this agent")));
    }
}
