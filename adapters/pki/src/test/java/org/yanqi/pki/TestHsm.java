package org.yanqi.pki;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * SoftHSM2 as an HSM. Its tokens are made before the library is loaded, which reads once where they are; every test that
 * wants one of its own takes the next.
 */
public final class TestHsm {
    public static final String PIN = "correct-horse";

    private static final int TOKENS = 24;
    private static final Pattern SLOT = Pattern.compile("reassigned to slot ([0-9]+)");
    private static int taken;
    private static List<Long> slots = List.of();

    private TestHsm() {}

    /** Where distributions put SoftHSM2's library; skips the test, by name, where it is not installed. */
    public static Path library() {
        Optional<Path> library = Stream.of(
                        "/usr/lib/softhsm", "/usr/lib64/softhsm", "/usr/lib64", "/usr/local/lib/softhsm")
                .map(folder -> Path.of(folder, "libsofthsm2.so"))
                .filter(Files::isRegularFile)
                .findFirst();
        Assumptions.assumeTrue(library.isPresent(), "SoftHSM2 is not installed");
        Assumptions.assumeTrue(System.getenv("SOFTHSM2_CONF") != null, "SOFTHSM2_CONF is not set");
        return library.orElseThrow();
    }

    /** The slot of an empty token. */
    public static synchronized long emptySlot() throws IOException, InterruptedException {
        library();
        if (slots.isEmpty()) {
            slots = prepare();
        }
        return slots.get(taken++);
    }

    public static Hsm open(long slot) throws IOException, GeneralSecurityException {
        return Hsm.open(new Hsm.Place(library(), Optional.of(slot)), PIN.toCharArray());
    }

    /** An empty one. */
    static Hsm open() throws IOException, InterruptedException, GeneralSecurityException {
        return open(emptySlot());
    }

    private static List<Long> prepare() throws IOException, InterruptedException {
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = Files.createDirectories(configuration.resolveSibling("softhsm-" + UUID.randomUUID()));
        Files.writeString(
                configuration,
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        var made = new java.util.ArrayList<Long>();
        for (int i = 0; i < TOKENS; i++) {
            made.add(initialise("hsm-" + i));
        }
        return made;
    }

    private static long initialise(String label) throws IOException, InterruptedException {
        String said =
                run("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "so-" + PIN);
        var found = SLOT.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException(said);
        }
        return Long.parseLong(found.group(1));
    }

    /** What the program says; it has to end well. */
    public static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
        return said;
    }
}
