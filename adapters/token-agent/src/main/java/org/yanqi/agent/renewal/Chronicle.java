package org.yanqi.agent.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.StrictJson;
import org.yanqi.agent.ticket.Ticket;

/** What the journal knows of one application on one token; it belongs to one old certificate for good. */
record Chronicle(String applicationId, String tokenSerial, String certSha256, Map<Step, StepRecord> steps) {

    Chronicle {
        var copy = new EnumMap<Step, StepRecord>(Step.class);
        copy.putAll(steps);
        steps = Collections.unmodifiableMap(copy);
    }

    static Chronicle opening(Ticket ticket) {
        return new Chronicle(ticket.applicationId(), ticket.tokenSerial(), ticket.certSha256(), Map.of());
    }

    /** What was written about another token, on this computer or another, says nothing about this one. */
    boolean tellsOf(Ticket ticket) {
        return applicationId.equals(ticket.applicationId()) && tokenSerial.equals(ticket.tokenSerial());
    }

    /** What is known of this very order; other parameters or another certificate are a conflict. */
    Optional<StepRecord> of(Ticket ticket) throws AgentFailure {
        if (!certSha256.equals(ticket.certSha256())) {
            throw new AgentFailure(AgentFault.CONFLICT, "the application began with another certificate");
        }
        var known = Optional.ofNullable(steps.get(ticket.step()));
        if (known.isPresent() && !known.get().paramsHash().equals(ticket.paramsHash())) {
            throw new AgentFailure(AgentFault.CONFLICT, "the step was ordered with other parameters");
        }
        return known;
    }

    boolean isUnfinished() {
        return steps.containsKey(Step.GENERATE)
                && !Optional.ofNullable(steps.get(Step.RETIRE))
                        .map(StepRecord::isDone)
                        .orElse(false);
    }

    Chronicle with(Step step, StepRecord record) {
        var changed = new EnumMap<Step, StepRecord>(Step.class);
        changed.putAll(steps);
        changed.put(step, record);
        return new Chronicle(applicationId, tokenSerial, certSha256, changed);
    }

    byte[] json() {
        var entries = NewJson.object();
        steps.forEach((step, record) -> entries.add(step.name(), record.json()));
        return NewJson.object()
                .add("version", 1)
                .add("application", applicationId)
                .add("tokenSerial", tokenSerial)
                .add("certSha256", certSha256)
                .add("steps", entries)
                .build()
                .toString()
                .getBytes(UTF_8);
    }

    /** Empty when the file was damaged or edited: the token is asked then, not the journal. */
    static Optional<Chronicle> parse(byte[] json) {
        try {
            return StrictJson.object(json).map(Chronicle::of);
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Chronicle of(JsonObject json) {
        var steps = new EnumMap<Step, StepRecord>(Step.class);
        var entries = json.getJsonObject("steps");
        entries.forEach((step, record) -> steps.put(Step.valueOf(step), StepRecord.of(record.asJsonObject())));
        return new Chronicle(
                json.getString("application"), json.getString("tokenSerial"), json.getString("certSha256"), steps);
    }
}
