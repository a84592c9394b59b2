package org.yanqi.web.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yanqi.domain.Bytes;

/**
 * The settings named {@code YANQI_…}, read once at the start. Everything that is missing or wrong is gathered and told
 * at once, so that an operator does not mend one line after the other.
 */
final class Environment {
    private final Function<String, Optional<String>> source;
    private final List<String> complaints = new ArrayList<>();

    Environment(Function<String, Optional<String>> source) {
        this.source = source;
    }

    Optional<String> optional(String name) {
        return source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    String text(String name, String otherwise) {
        return optional(name).orElse(otherwise);
    }

    /** @param what is told to the operator if it is missing; never the value itself, which may be a secret */
    String text(String name, What what) {
        return optional(name).orElseGet(() -> {
            complaints.add(name + " is missing: " + what.words());
            return "";
        });
    }

    /** For what a setting is. */
    record What(String words) {}

    Path file(String name, What what) {
        Path path = Path.of(text(name, what));
        if (optional(name).isPresent() && !Files.isReadable(path)) {
            complaints.add(name + " names a file that cannot be read: " + path);
        }
        return path;
    }

    /** A file with 32 octets or more in Base64, on one line. */
    Bytes secret(String name, What what) {
        Path path = file(name, what);
        try {
            byte[] octets = Base64.getDecoder()
                    .decode(Files.isRegularFile(path) ? Files.readString(path).strip() : "");
            if (octets.length < 32 && optional(name).isPresent()) {
                complaints.add(name + " names a file with less than 32 octets in Base64");
            }
            return Bytes.of(octets);
        } catch (IOException | IllegalArgumentException e) {
            complaints.add(name + " names a file that is no Base64");
            return Bytes.of(new byte[0]);
        }
    }

    URI address(String name, String otherwise) {
        try {
            return URI.create(text(name, otherwise));
        } catch (IllegalArgumentException e) {
            complaints.add(name + " is no address");
            return URI.create(otherwise);
        }
    }

    void complain(String complaint) {
        complaints.add(complaint);
    }

    /** For production: nothing may come from, or go to, this computer's own emulators. */
    void refuseLoopback(String name, URI address) {
        if (!"https".equals(address.getScheme()) || isLoopback(address.getHost())) {
            complaints.add(name + " has to be an https address of another host in production, not " + address);
        }
    }

    private static boolean isLoopback(String host) {
        if (host == null || host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        try {
            return host.matches("[0-9.:\\[\\]a-fA-F]+")
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** @throws IllegalStateException naming all that is missing or wrong */
    void check() {
        if (!complaints.isEmpty()) {
            throw new IllegalStateException("Yanqi cannot start with these settings:\n  "
                    + String.join("\n  ", complaints) + "\nSee docs/operations.md.");
        }
    }
}
