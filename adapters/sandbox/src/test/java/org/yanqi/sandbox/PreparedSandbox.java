package org.yanqi.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.token.DemonstrationToken;
import org.yanqi.token.Pkcs11UKeys;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeys;

/** A data folder that the sandbox has prepared, seen as the server and the agent see it. */
record PreparedSandbox(Path directory, SandboxOptions options) {
    static final Instant FIRST_START = Instant.parse("2025-07-11T01:00:00Z");
    static final Clock CLOCK = Clock.fixed(FIRST_START, ZoneOffset.UTC);

    static PreparedSandbox in(Path directory, String token, String profile)
            throws IOException, GeneralSecurityException {
        if (token.equals("softhsm")) {
            Assumptions.assumeTrue(DemonstrationToken.softHsmLibrary().isPresent(), "SoftHSM2 is not installed");
        }
        return start(directory, "--token", token, "--profile", profile);
    }

    /** With a software token whose certificate is another than the manual's. */
    static PreparedSandbox withCertificate(Path directory, String certificate)
            throws IOException, GeneralSecurityException {
        return start(directory, "--token", "software", "--token-certificate", certificate);
    }

    private static PreparedSandbox start(Path directory, String... more) throws IOException, GeneralSecurityException {
        var options = SandboxOptions.parse(Stream.concat(
                        Stream.of("--data", directory.toString(), "--origin", "http://localhost:8080"), Stream.of(more))
                .toArray(String[]::new));
        var sandbox = new PreparedSandbox(directory, options);
        sandbox.start(CLOCK);
        return sandbox;
    }

    void start(Clock clock) throws IOException, GeneralSecurityException {
        Sandbox.start(options, clock).close();
    }

    AuthorityKeys authority() throws IOException, GeneralSecurityException {
        return AuthorityKeys.fromPkcs12(
                Path.of(setting("YANQI_CA_FILE")), setting("YANQI_CA_PASSWORD").toCharArray());
    }

    Map<String, String> settings() throws IOException {
        return Files.readAllLines(directory.resolve("sandbox.env")).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    String setting(String name) throws IOException {
        return Objects.requireNonNull(settings().get(name), name);
    }

    Properties agent() throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(directory.resolve("agent.properties"))));
        return properties;
    }

    /** The tokens that the agent would see with these properties. */
    UKeys tokens() throws IOException, UKeyException {
        Properties agent = agent();
        if (agent.getProperty("token.kind").equals("software")) {
            return SoftwareUKeys.in(Path.of(agent.getProperty("token.software.directory")));
        }
        Files.copy(
                directory.resolve("softhsm2.conf"),
                Path.of(System.getenv("SOFTHSM2_CONF")),
                StandardCopyOption.REPLACE_EXISTING);
        return Pkcs11UKeys.load(Path.of(agent.getProperty("token.pkcs11.library")));
    }

    /** Puts a pair of this sandbox's CA on a token that is not its own; the sample bid is sealed for that then. */
    void furnish(UKey token) throws IOException, GeneralSecurityException, UKeyException {
        var folder = DataFolder.open(directory);
        DemonstrationUKey.furnish(token, folder, FirstStart.read(folder), authority(), options.publication());
        Files.delete(folder.at(SampleBid.SEALED));
        SampleBid.prepare(folder);
    }

    static List<Bytes> certificates(UKey token) throws UKeyException {
        return token.certificates().stream()
                .map(object -> Bytes.of(object.value()))
                .toList();
    }

    Bytes file(String name) throws IOException {
        return Bytes.of(Files.readAllBytes(directory.resolve(name)));
    }

    /** Every file with the hash of its content; SoftHSM's locks and the parties' state aside. */
    Map<String, Sha256> contents() throws IOException {
        var contents = new TreeMap<String, Sha256>();
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString();
                if (!name.startsWith("parties/emulators")) {
                    contents.put(name, Sha256.of(Files.readAllBytes(file)));
                }
            }
        }
        return contents;
    }
}
