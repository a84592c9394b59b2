package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.yanqi.agent.channel.PinnedOrigin;
import org.yanqi.token.UKeyKind;

/**
 * What the installation has laid down.
 *
 * @param origins and {@code raKeys}: what else is trusted lies in {@code trustDirectory}
 * @param tokenPlace the PKCS#11 library, or the software tokens' directory
 * @param presetPin a file with the demonstration token's PIN; only ever present in the sandbox
 * @param windowPercent how large the PIN window is drawn; without it as large as the desktop draws
 */
public record AgentSettings(
        List<Integer> ports,
        Set<String> origins,
        Optional<Path> raKeys,
        Optional<Path> trustDirectory,
        UKeyKind tokenKind,
        Path tokenPlace,
        Path journalDirectory,
        Optional<Path> logDirectory,
        Optional<Path> presetPin,
        boolean sandbox,
        Optional<Integer> windowPercent) {

    public AgentSettings {
        ports = List.copyOf(ports);
        origins = Set.copyOf(origins);
    }

    /** Reads a properties file in UTF-8; an {@link IllegalArgumentException} names what is missing or wrong. */
    public static AgentSettings read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        }
        return of(properties);
    }

    static AgentSettings of(Properties properties) {
        boolean sandbox = Boolean.parseBoolean(properties.getProperty("sandbox", "false"));
        var preset = path(properties, "pin.preset.file");
        if (preset.isPresent() && !sandbox) {
            throw new IllegalArgumentException(
                    "pin.preset.file is for the sandbox only: set sandbox=true or remove it");
        }
        var kind = kind(properties.getProperty("token.kind", "pkcs11"));
        var tokens = kind == UKeyKind.PKCS11 ? "token.pkcs11.library" : "token.software.directory";
        var trust = path(properties, "trust.directory");
        return new AgentSettings(
                list(properties.getProperty("ports", "17531,17532,17533")).stream()
                        .map(Integer::valueOf)
                        .toList(),
                origins(trust.isPresent() ? properties.getProperty("origins", "") : required(properties, "origins")),
                trust.isPresent() ? path(properties, "ra.keys") : Optional.of(place(required(properties, "ra.keys"))),
                trust,
                kind,
                place(required(properties, tokens)),
                place(required(properties, "journal.directory")),
                path(properties, "log.directory"),
                preset,
                sandbox,
                percent(properties));
    }

    private static Optional<Integer> percent(Properties properties) {
        var set = Optional.ofNullable(properties.getProperty("window.percent")).map(String::strip);
        if (set.isPresent() && !set.get().matches("[12][0-9]{2}|300")) {
            throw new IllegalArgumentException("window.percent is a number from 100 to 300, not " + set.get());
        }
        return set.map(Integer::valueOf);
    }

    private static UKeyKind kind(String name) {
        return switch (name) {
            case "pkcs11" -> UKeyKind.PKCS11;
            case "software" -> UKeyKind.SOFTWARE;
            default -> throw new IllegalArgumentException("token.kind is pkcs11 or software, not " + name);
        };
    }

    private static Set<String> origins(String value) {
        var origins = list(value);
        for (String origin : origins) {
            if (PinnedOrigin.of(origin).isEmpty()) {
                throw new IllegalArgumentException(
                        "not an origin as browsers send it, https or this computer: " + origin);
            }
        }
        return origins.stream().collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Optional<Path> path(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(AgentSettings::place);
    }

    /** One file serves all who log in: {@code ~/} is the home of whoever runs the agent. */
    private static Path place(String path) {
        return path.startsWith("~/") ? Path.of(System.getProperty("user.home"), path.substring(2)) : Path.of(path);
    }

    private static String required(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("missing: " + key));
    }
}
