package org.yanqi.agent.ticket;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.yanqi.agent.words.Language;

/**
 * An order that the RA has signed, with the parameters it was signed for.
 *
 * @param id the {@code jti}: the same order signed anew has another one
 * @param tokenSerial empty only for {@link Step#INVENTORY}
 * @param certSha256 lower-case hexadecimal SHA-256 of the old signing certificate; empty only for an inventory
 * @param language in which the page speaks with the person; the one thing here that nobody has signed
 */
public record Ticket(
        String id,
        String origin,
        String applicationId,
        String jobId,
        Step step,
        String tokenSerial,
        String certSha256,
        String paramsHash,
        JsonObject params,
        Language language) {

    /** What makes two orders the same work. */
    public String work() {
        return String.join("|", origin, applicationId, step.name(), tokenSerial, certSha256, paramsHash);
    }

    public Ticket in(Language spoken) {
        return new Ticket(id, origin, applicationId, jobId, step, tokenSerial, certSha256, paramsHash, params, spoken);
    }

    public Optional<String> param(String name) {
        return StrictJson.text(params, name);
    }
}
