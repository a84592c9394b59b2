package org.yanqi.agent.renewal;

import java.util.Base64;
import java.util.Set;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.ticket.Ticket;

/** The parameters of an order; what is missing or malformed makes the ticket invalid. */
final class Parameters {
    private Parameters() {}

    static String text(Ticket ticket, String name) throws AgentFailure {
        return ticket.param(name).orElseThrow(() -> new AgentFailure(AgentFault.TICKET_INVALID, name));
    }

    static void requireOnly(Ticket ticket, Set<String> names) throws AgentFailure {
        if (!names.containsAll(ticket.params().keySet())) {
            throw new AgentFailure(AgentFault.TICKET_INVALID, "an unknown parameter");
        }
    }

    static byte[] bytes(Ticket ticket, String name) throws AgentFailure {
        try {
            return Base64.getDecoder().decode(text(ticket, name));
        } catch (IllegalArgumentException e) {
            throw new AgentFailure(AgentFault.TICKET_INVALID, name, e);
        }
    }
}
