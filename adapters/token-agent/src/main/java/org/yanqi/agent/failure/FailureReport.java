package org.yanqi.agent.failure;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.words.Language;
import org.yanqi.agent.words.Words;

/**
 * A failure as the page shows it.
 *
 * @param correlationId finds the line in the agent's log
 */
public record FailureReport(AgentFault fault, String correlationId) {
    private static final Words WORDS = Words.of("org.yanqi.agent.failure.failures");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static FailureReport of(AgentFault fault) {
        byte[] number = new byte[6];
        RANDOM.nextBytes(number);
        return new FailureReport(fault, HexFormat.of().formatHex(number));
    }

    /** {@code {code, retriable, message, remedy, correlationId}}. */
    public JsonObject json() {
        return NewJson.object()
                .add("code", fault.name())
                .add("retriable", fault.retriable())
                .add("message", inBothLanguages("message"))
                .add("remedy", inBothLanguages("remedy"))
                .add("correlationId", correlationId)
                .build();
    }

    private JsonObject inBothLanguages(String part) {
        return WORDS.inEveryLanguage(fault.name() + "." + part);
    }

    public String text(Language language, String part) {
        return WORDS.say(language, fault.name() + "." + part);
    }
}
