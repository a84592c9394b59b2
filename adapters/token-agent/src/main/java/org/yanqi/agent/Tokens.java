package org.yanqi.agent;

import java.time.Clock;
import org.yanqi.agent.driver.DrivenUKeys;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.UKeys;

/** Opens the configured kind of token: a vendor's driver in a process of its own, a software token in this one. */
final class Tokens {
    private Tokens() {}

    /** For the one agent that keeps this journal; no driver is started before the first call. */
    static UKeys of(AgentSettings settings) {
        return switch (settings.tokenKind()) {
            case PKCS11 -> DrivenUKeys.of(settings.tokenPlace(), settings.journalDirectory(), Clock.systemUTC());
            case SOFTWARE -> SoftwareUKeys.in(settings.tokenPlace());
        };
    }

    /** For a program beside the agent, with a driver of its own. */
    static UKeys once(AgentSettings settings) {
        return switch (settings.tokenKind()) {
            case PKCS11 -> DrivenUKeys.once(settings.tokenPlace(), Clock.systemUTC());
            case SOFTWARE -> SoftwareUKeys.in(settings.tokenPlace());
        };
    }
}
