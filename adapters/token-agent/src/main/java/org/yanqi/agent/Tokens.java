package org.yanqi.agent;

import org.yanqi.token.Pkcs11UKeys;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeys;

/** Opens the configured kind of token: the seam where a vendor's driver can move into a JVM of its own. */
final class Tokens {
    private Tokens() {}

    static UKeys of(AgentSettings settings) throws UKeyException {
        return switch (settings.tokenKind()) {
            case PKCS11 -> Pkcs11UKeys.load(settings.tokenPlace());
            case SOFTWARE -> SoftwareUKeys.in(settings.tokenPlace());
        };
    }
}
