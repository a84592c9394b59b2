package org.yanqi.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.pki.Publication;
import org.yanqi.token.DemonstrationToken;

/**
 * What the command line asks for.
 *
 * @param profile which keys the demonstration's CA has and gives: its policy for as long as the data folder lasts
 * @param origin scheme, host and port at which browsers reach the server
 * @param certificate what the demonstration token is furnished with
 * @param emulatorPort of the emulated parties; absent for the one of the last start, or any
 */
record SandboxOptions(
        Path data,
        TokenKind token,
        TokenCertificate certificate,
        KeyProfile profile,
        String origin,
        OptionalInt emulatorPort) {
    static final String USAGE =
            "usage: yanqi-sandbox --data DIR --origin http://localhost:PORT [--token softhsm|software]"
                    + " [--token-certificate " + TokenCertificate.options() + "]"
                    + " [--profile p256|rsa2048|sm2] [--emulator-port N]";
    private static final Set<String> KNOWN =
            Set.of("--data", "--token", "--token-certificate", "--profile", "--origin", "--emulator-port");

    /** Where the demonstration certificate's keys are. */
    enum TokenKind {
        SOFTHSM,
        SOFTWARE
    }

    /** @throws IllegalArgumentException saying what is missing or wrong */
    static SandboxOptions parse(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!KNOWN.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("not understood: " + arguments[i]);
            }
            given.put(arguments[i], arguments[i + 1]);
        }
        KeyProfile profile = profile(given.getOrDefault("--profile", "p256"));
        return new SandboxOptions(
                Path.of(required(given, "--data")).toAbsolutePath(),
                given.containsKey("--token") ? token(required(given, "--token")) : installedToken(profile),
                TokenCertificate.named(
                        given.getOrDefault("--token-certificate", TokenCertificate.EXPIRED_A_WEEK.option())),
                profile,
                origin(required(given, "--origin")),
                given.containsKey("--emulator-port")
                        ? OptionalInt.of(port(required(given, "--emulator-port")))
                        : OptionalInt.empty());
    }

    /** @throws IllegalArgumentException if this token has no keys of this profile */
    SandboxOptions {
        if (token == TokenKind.SOFTHSM && profile == KeyProfile.SM2) {
            throw new IllegalArgumentException(
                    "--profile sm2 goes with --token software: SoftHSM2 cannot sign with SM2");
        }
    }

    Publication publication() {
        return Publication.at(URI.create(origin), Publication.DEMONSTRATION_POLICY);
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static TokenKind token(String name) {
        return switch (name) {
            case "softhsm" -> TokenKind.SOFTHSM;
            case "software" -> TokenKind.SOFTWARE;
            default -> throw new IllegalArgumentException("--token is softhsm or software");
        };
    }

    /** SoftHSM2 cannot use the SM2 keys that it makes. */
    private static TokenKind installedToken(KeyProfile profile) {
        return profile != KeyProfile.SM2 && DemonstrationToken.softHsmLibrary().isPresent()
                ? TokenKind.SOFTHSM
                : TokenKind.SOFTWARE;
    }

    private static KeyProfile profile(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "p256" -> KeyProfile.P256;
            case "rsa2048" -> KeyProfile.RSA2048;
            case "sm2" -> KeyProfile.SM2;
            default -> throw new IllegalArgumentException("--profile is p256, rsa2048 or sm2");
        };
    }

    private static String origin(String text) {
        if (!text.matches("https?://[0-9a-z.-]{1,253}(:[0-9]{1,5})?")) {
            throw new IllegalArgumentException("--origin looks like http://localhost:8080");
        }
        return text;
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException("--emulator-port is a number from 0 to 65535");
        }
        return Integer.parseInt(text);
    }
}
