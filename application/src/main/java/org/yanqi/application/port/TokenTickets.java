package org.yanqi.application.port;

import java.time.Instant;
import org.yanqi.application.ticket.TokenJob;

/** Signs commands for the token agent. */
public interface TokenTickets {
    /**
     * A signed command.
     *
     * @param jws compact serialisation (RFC 7515 §3.1)
     * @param parameters base64url of the parameters' JSON, to whose hash the command is bound
     */
    record Ticket(String jws, String parameters) {}

    Ticket sign(TokenJob job, Instant now);
}
