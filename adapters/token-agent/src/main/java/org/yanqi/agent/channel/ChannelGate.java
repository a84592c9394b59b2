package org.yanqi.agent.channel;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses a request by its headers alone, before a byte of its body is read. */
record ChannelGate(Set<String> origins, String host) {
    static final String OWN_HEADER = "X-Yanqi-Agent";
    private static final int MOST_QUOTED = 80;

    /** @param reason for the log: which header, and what it said, in printable ASCII and not for long */
    record Refusal(int status, String reason) {}

    ChannelGate {
        origins = Set.copyOf(origins);
    }

    /**
     * A refusal, or nothing. A wrong {@code Host} comes first: it stops DNS rebinding, whose requests may carry no origin
     * at all.
     */
    Optional<Refusal> refusal(String method, Headers headers) {
        if (!host.equals(only(headers, "Host").orElse(""))) {
            return refused(421, "host " + quoted(headers, "Host"));
        }
        if (origin(headers).isEmpty()) {
            return refused(403, "origin " + quoted(headers, "Origin"));
        }
        if (method.equals("OPTIONS")) {
            return Optional.empty();
        }
        if (!method.equals("POST")) {
            return refused(405, "method " + printable(method));
        }
        if (!isJson(only(headers, "Content-Type").orElse(""))) {
            return refused(415, "content type " + quoted(headers, "Content-Type"));
        }
        if (only(headers, OWN_HEADER).filter("1"::equals).isEmpty()) {
            return refused(403, OWN_HEADER + " " + quoted(headers, OWN_HEADER));
        }
        return announcesTooMuch(headers) ? refused(413, "size") : Optional.empty();
    }

    /** The request's origin when it is one of the pinned, letter by letter. */
    Optional<String> origin(Headers headers) {
        return only(headers, "Origin").filter(origins::contains);
    }

    private static Optional<Refusal> refused(int status, String reason) {
        return Optional.of(new Refusal(status, reason));
    }

    private static boolean announcesTooMuch(Headers headers) {
        return only(headers, "Content-Length")
                .filter(length -> length.length() > 9 || Long.parseLong(length) > AgentHandler.MAXIMUM_BODY)
                .isPresent();
    }

    private static boolean isJson(String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT).replace(" ", "");
        return type.equals("application/json") || type.equals("application/json;charset=utf-8");
    }

    private static Optional<String> only(Headers headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private static String quoted(Headers headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        if (values.size() > 1) {
            return "sent " + values.size() + " times";
        }
        return values.isEmpty() ? "absent" : '"' + printable(values.getFirst()) + '"';
    }

    private static String printable(String sent) {
        var start = sent.substring(0, Math.min(MOST_QUOTED, sent.length()));
        return start.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
