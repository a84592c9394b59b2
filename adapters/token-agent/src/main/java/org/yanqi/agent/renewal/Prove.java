package org.yanqi.agent.renewal;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.UKeyException;

/** Possession of the old key; the PIN window shows the text that is signed. */
record Prove(TokenDesk desk) {

    JsonObject carryOut(Ticket ticket, Progress progress) throws AgentFailure, UKeyException {
        progress.begin(Progress.Item.CHECK_TOKEN);
        var proof = Proof.ofPossession(ticket);
        return desk.with(ticket, token -> {
            var signer = Identity.require(token.certificates(), ticket.certSha256());
            progress.begin(Progress.Item.ENTER_PIN);
            try (var session = desk.login(token, ticket, Optional.of(proof.text()))) {
                progress.begin(Progress.Item.SIGN_PROOF);
                return Json.createObjectBuilder()
                        .add("proof", proof.signed(session, signer))
                        .build();
            }
        });
    }
}
