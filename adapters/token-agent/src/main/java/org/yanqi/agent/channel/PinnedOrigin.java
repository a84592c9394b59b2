package org.yanqi.agent.channel;

import java.util.Optional;
import java.util.regex.Pattern;

/** A site that may speak to the agent, written exactly as browsers write it (RFC 6454 §6.2). */
public final class PinnedOrigin {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("(https?)://((?:" + LABEL + "\\.)*" + LABEL + ")(?::([1-9][0-9]{0,4}))?");

    private PinnedOrigin() {}

    /**
     * The same text, or nothing where no browser would send it, or where the site could be anybody: over http whoever is
     * on the line is the site, unless it is this computer.
     */
    public static Optional<String> of(String text) {
        var parts = FORM.matcher(text);
        if (text.length() > 260 || !parts.matches()) {
            return Optional.empty();
        }
        boolean secure = parts.group(1).equals("https");
        var host = parts.group(2);
        var port = parts.group(parts.groupCount());
        boolean sendable = port == null || !port.equals(secure ? "443" : "80") && Integer.parseInt(port) <= 65_535;
        boolean known = secure || host.equals("localhost") || host.equals("127.0.0.1");
        return sendable && known ? Optional.of(text) : Optional.empty();
    }
}
