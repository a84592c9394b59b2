package org.yanqi.agent.renewal;

import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.Set;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.UKeyException;

/** What a renewal finds on the token before it changes anything; reads only, and asks for no PIN. */
record Plan(TokenDesk desk, Journal journal) {

    JsonObject carryOut(Ticket ticket, Progress progress) throws AgentFailure, UKeyException {
        progress.begin(Progress.Item.CHECK_TOKEN);
        Parameters.requireOnly(ticket, Set.of("nonce"));
        return desk.with(ticket, token -> {
            var there = token.certificates();
            Identity.require(there, ticket.certSha256());
            var certificates = NewJson.array();
            there.forEach(certificate -> certificates.add(Base64.getEncoder().encodeToString(certificate.value())));
            var unfinished = journal.unfinished(ticket.tokenSerial());
            return NewJson.object()
                    .add("room", token.hasRoomForRenewal())
                    .add("begun", unfinished.contains(ticket.applicationId()))
                    .add("unfinished", NewJson.array(unfinished))
                    .add("certificates", certificates)
                    .build();
        });
    }
}
