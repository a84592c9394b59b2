package org.yanqi.web.settings;

import java.net.URI;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.payment.Money;

/**
 * What the operator has decided, read once at the start.
 *
 * @param origin scheme, host and port under which browsers reach the platform; token agents accept no other
 * @param visitKey signs the visits of browsers, at least 32 octets, the same on every node
 * @param clientDownload where the token agent can be had
 */
public record Settings(
        Mode mode,
        String origin,
        Brand brand,
        Money feePerYear,
        Bytes visitKey,
        Optional<String> clientDownload,
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

    /** What the banner of the sandbox offers: the address of the sandbox phone, and that no PIN has to be typed. */
    public record Sandbox(Optional<String> phone, boolean presetPin) {}

    public Settings {
        URI address = URI.create(origin);
        if (address.getScheme() == null
                || address.getHost() == null
                || !address.getRawPath().isEmpty()) {
            throw new IllegalArgumentException("an origin is scheme, host and port, such as https://ra.example");
        }
    }
}
