package org.yanqi.agent.ticket;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * An order that the RA has signed, with the parameters it was signed for.
 *
 * @param tokenSerial empty only for {@link Step#INVENTORY}
 * @param certSha256 lower-case hexadecimal SHA-256 of the old signing certificate; empty only for an inventory
 */
public record Ticket(
        String origin,
        String applicationId,
        String jobId,
        Step step,
        String tokenSerial,
        String certSha256,
        String paramsHash,
        JsonObject params) {

    /** What makes two orders the same work. */
    public String work() {
        return String.join("|", origin, applicationId, step.name(), tokenSerial, certSha256, paramsHash);
    }

    public Optional<String> param(String name) {
        return StrictJson.text(params, name);
    }
}
