package org.yanqi.emulators.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** The emulators call nobody but this machine, whatever address they are given. */
public final class LoopbackUrl {

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    private LoopbackUrl() {}

    /** The address, or empty when it is malformed, not HTTP, or of another machine. */
    public static Optional<URI> of(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null && HERE.contains(uri.getHost()) && uri.getUserInfo() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
