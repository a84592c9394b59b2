package org.yanqi.agent.channel;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses a request by its headers alone, before a byte of its body is read. */
record ChannelGate(Set<String> origins, String host) {
    static final String OWN_HEADER = "X-Yanqi-Agent";

    ChannelGate {
        origins = Set.copyOf(origins);
    }

    /**
     * A refusal's status, or nothing. A wrong {@code Host} comes first: it stops DNS rebinding, whose requests may
     * carry no origin at all.
     */
    Optional<Integer> refusal(String method, Headers headers) {
        if (!host.equals(only(headers, "Host").orElse(""))) {
            return Optional.of(421);
        }
        if (origin(headers).isEmpty()) {
            return Optional.of(403);
        }
        if (method.equals("OPTIONS")) {
            return Optional.empty();
        }
        if (!method.equals("POST")) {
            return Optional.of(405);
        }
        if (!isJson(only(headers, "Content-Type").orElse(""))) {
            return Optional.of(415);
        }
        return only(headers, OWN_HEADER).filter("1"::equals).isPresent() ? Optional.empty() : Optional.of(403);
    }

    /** The request's origin when it is one of the pinned, letter by letter. */
    Optional<String> origin(Headers headers) {
        return only(headers, "Origin").filter(origins::contains);
    }

    private static boolean isJson(String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT).replace(" ", "");
        return type.equals("application/json") || type.equals("application/json;charset=utf-8");
    }

    private static Optional<String> only(Headers headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
