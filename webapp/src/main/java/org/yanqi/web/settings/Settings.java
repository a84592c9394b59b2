package org.yanqi.web.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.Patience;

/**
 * What the operator has decided, read once at the start.
 *
 * @param origin scheme, host and port under which browsers reach the platform; token agents accept no other
 * @param visitKey signs the visits of browsers, at least 32 octets, the same on every node
 * @param proxies addresses of the reverse proxies whose word about the address of a browser is taken
 * @param rateLimit whether there is a bound to how often an address may come
 * @param patience for how long an application waits for its handler
 */
public record Settings(
        Mode mode,
        String origin,
        Brand brand,
        Money feePerYear,
        Bytes visitKey,
        Agents agents,
        Set<String> proxies,
        boolean rateLimit,
        Patience patience,
        Sandbox sandbox) {

    /** With demonstration parties and keys, or with real ones only. */
    public enum Mode {
        SANDBOX,
        PRODUCTION
    }

    /** Whose platform it is; the defaults are the manual's. */
    public record Brand(String name, String company, String homepage, String hotline, String qq, English english) {}

    /** Its names on English pages. */
    public record English(String name, String company) {}

    /**
     * What the banner of the sandbox offers: the address of the sandbox phone, and that no PIN has to be typed; and the file
     * with the demonstration accounts of staff, which only the sandbox makes.
     */
    public record Sandbox(Optional<String> phone, boolean presetPin, Optional<Path> staff) {}

    /**
     * What holds of token agents.
     *
     * @param download where one can be had
     * @param minimumVersion an older one is refused, as is by the agent itself
     * @param introduction by which the ticket key before this one has introduced it, for agents that do not know it yet
     */
    public record Agents(Optional<String> download, String minimumVersion, Optional<String> introduction) {}

    public Settings {
        proxies = Set.copyOf(proxies);
        URI address = URI.create(origin);
        if (address.getScheme() == null
                || address.getHost() == null
                || !address.getRawPath().isEmpty()) {
            throw new IllegalArgumentException("an origin is scheme, host and port, such as https://ra.example");
        }
    }

    /** Whether browsers reach the platform by TLS; the server itself may be behind a proxy that ends it. */
    public boolean isSecure() {
        return origin.startsWith("https:");
    }
}
