package org.yanqi.agent.ticket;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** Major, minor and patch (Semantic Versioning 2.0.0 §2); nothing behind them. */
public record AgentVersion(int major, int minor, int patch) implements Comparable<AgentVersion> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})\\.([0-9]{1,4})");
    private static final Comparator<AgentVersion> ORDER = Comparator.comparingInt(AgentVersion::major)
            .thenComparingInt(AgentVersion::minor)
            .thenComparingInt(AgentVersion::patch);

    public static Optional<AgentVersion> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new AgentVersion(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(AgentVersion other) {
        return ORDER.compare(this, other);
    }
}
