package org.yanqi.agent.channel;

import jakarta.json.JsonObject;
import java.util.Collection;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.words.Language;
import org.yanqi.token.UKeyKind;

/** What the agent says of itself to a page without a ticket: nothing about the tokens. */
public record Hello(String version, UKeyKind kind, boolean presetPin) {

    /** @param keyIds of the RA's keys whose tickets are obeyed now */
    JsonObject json(Collection<String> keyIds) {
        var operations = NewJson.array();
        for (Step step : Step.values()) {
            operations.add(step.name());
        }
        var languages = NewJson.array();
        for (Language language : Language.values()) {
            languages.add(language.tag());
        }
        return NewJson.object()
                .add("agent", "yanqi-token-agent")
                .add("version", version)
                .add("protocol", 1)
                .add("operations", operations)
                .add("tokenKinds", NewJson.array().add(kind.name()))
                .add("languages", languages)
                .add("keys", NewJson.array(keyIds))
                .add("presetPin", presetPin)
                .build();
    }
}
