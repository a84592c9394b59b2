package org.yanqi.sandbox;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import org.yanqi.sandbox.SandboxOptions.TokenKind;
import org.yanqi.token.DemonstrationToken;

/** {@code agent.properties}: the installation of the token agent on this computer. */
final class AgentProperties {
    private static final String FILE = "agent.properties";
    private static final String PIN_FILE = "agent/pin";

    private AgentProperties() {}

    /** @return whether the PIN is preset, because there is no screen to type it on */
    static boolean write(DataFolder folder, FirstStart first, SandboxOptions options) throws IOException {
        boolean presetPin = GraphicsEnvironment.isHeadless();
        var text = new StringBuilder();
        line(text, "sandbox", "true");
        line(text, "origins", options.origin());
        line(text, "ra.keys", folder.at(DemonstrationKeys.TICKET_JWKS).toString());
        line(text, "journal.directory", folder.at("agent/journal").toString());
        line(text, "log.directory", folder.at("agent/logs").toString());
        if (first.token() == TokenKind.SOFTHSM) {
            line(text, "token.kind", "pkcs11");
            var library = DemonstrationToken.softHsmLibrary()
                    .orElseThrow(() -> new IOException("SoftHSM2, which holds the demonstration token, is gone"));
            line(text, "token.pkcs11.library", library.toString());
        } else {
            line(text, "token.kind", "software");
            line(
                    text,
                    "token.software.directory",
                    folder.at(DemonstrationUKey.SOFTWARE_DIRECTORY).toString());
        }
        if (presetPin) {
            folder.write(PIN_FILE, DemonstrationUKey.PIN);
            line(text, "pin.preset.file", folder.at(PIN_FILE).toString());
        }
        folder.write(FILE, text.toString());
        return presetPin;
    }

    private static void line(StringBuilder text, String key, String value) {
        // The properties format reads a backslash as an escape; Windows paths have them.
        text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n');
    }
}
