package org.yanqi.agent.failure;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A failure as the page shows it.
 *
 * @param correlationId finds the line in the agent's log
 */
public record FailureReport(AgentFault fault, String correlationId) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static FailureReport of(AgentFault fault) {
        byte[] number = new byte[6];
        RANDOM.nextBytes(number);
        return new FailureReport(fault, HexFormat.of().formatHex(number));
    }

    /** {@code {code, retriable, message, remedy, correlationId}}. */
    public JsonObject json() {
        return Json.createObjectBuilder()
                .add("code", fault.name())
                .add("retriable", fault.retriable())
                .add("message", inBothLanguages("message"))
                .add("remedy", inBothLanguages("remedy"))
                .add("correlationId", correlationId)
                .build();
    }

    private JsonObject inBothLanguages(String part) {
        return Json.createObjectBuilder()
                .add("zh", text(Locale.CHINESE, part))
                .add("en", text(Locale.ENGLISH, part))
                .build();
    }

    public String text(Locale language, String part) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("org.yanqi.agent.failure.failures", language, control)
                .getString(fault.name() + "." + part);
    }
}
