package org.yanqi.agent.driver;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.yanqi.token.DemonstrationToken;

/** SoftHSM2, or another library, behind one of our own making (faultytoken.c), in which one call goes wrong as a test says. */
public final class FaultyToken {
    private static final Path SOURCE = Path.of("src/test/c/faultytoken.c");
    private static final Map<Path, Path> BUILT = new HashMap<>();

    private FaultyToken() {}

    /** Compiled from our source; skips the test, by name, where there is no compiler, no SoftHSM2 or no Linux. */
    public static Path library() throws IOException, InterruptedException {
        var softHsm = DemonstrationToken.softHsmLibrary();
        Assumptions.assumeTrue(softHsm.isPresent(), "SoftHSM2 is not installed");
        allIsWell();
        return over(softHsm.get());
    }

    /** The same over this library, by whose name the wrapper still knows the numbers of its mechanisms. */
    public static synchronized Path over(Path real) throws IOException, InterruptedException {
        var built = BUILT.get(real);
        if (built == null) {
            built = compiled(real);
            BUILT.put(real, built);
        }
        return built;
    }

    /** By each process that needs it, to the same octets: what is loaded elsewhere stays as it is. */
    private static Path compiled(Path real) throws IOException, InterruptedException {
        var library = Path.of("target/libfaulty" + real.getFileName().toString().replaceFirst("^lib", ""));
        var part = Path.of(library + "." + ProcessHandle.current().pid());
        Assumptions.assumeTrue(isInstalled("gcc"), "gcc is not installed");
        Assumptions.assumeTrue(System.getenv("YANQI_TEST_FAULT") != null, "YANQI_TEST_FAULT is not set");
        var compiler = new ProcessBuilder(
                        "gcc",
                        "-shared",
                        "-fPIC",
                        "-DSOFTHSM=\"" + real + "\"",
                        "-o",
                        part.toString(),
                        SOURCE.toString(),
                        "-ldl")
                .inheritIO()
                .start();
        if (!compiler.waitFor(60, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
            throw new AssertionError(SOURCE + " does not compile");
        }
        return Files.move(part, library, StandardCopyOption.ATOMIC_MOVE).toAbsolutePath();
    }

    /** {@code "crash-after C_GenerateKeyPair"}: from the next such call in any process. */
    public static void next(String fault) throws IOException {
        Files.writeString(file(), fault);
    }

    /** From now on the calls that write are told; {@link #traced} ends it. */
    public static void trace() throws IOException {
        next("trace -\n");
    }

    /** The calls that have written, in their order: {@code C_CreateObject}. */
    public static List<String> traced() throws IOException {
        var lines = Files.readAllLines(file());
        allIsWell();
        return lines.subList(1, lines.size());
    }

    /**
     * Time within the real library.
     *
     * @param nanos within its functions, by all processes together
     */
    public record Spent(long nanos, long calls) {}

    /**
     * Libraries that are loaded from now on keep the time, and none of their calls goes wrong.
     *
     * @param bus what each call takes longer
     */
    public static void time(Duration bus) throws IOException {
        var words = ByteBuffer.allocate(3 * Long.BYTES).order(ByteOrder.nativeOrder());
        words.asLongBuffer().put(2, TimeUnit.MICROSECONDS.convert(bus));
        Files.write(spentFile(), words.array());
        next("time -");
    }

    /** Since {@link #time}. */
    public static Spent spent() throws IOException {
        var words = ByteBuffer.wrap(Files.readAllBytes(spentFile()))
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        return new Spent(words.get(0), words.get(1));
    }

    private static Path spentFile() {
        return file().resolveSibling(file().getFileName() + ".spent");
    }

    /** Also lets a call go on that was told to wait. */
    public static void allIsWell() throws IOException {
        Files.deleteIfExists(file());
    }

    /** Until the call is under way that goes wrong. */
    static void awaitFault() throws InterruptedException {
        for (int i = 0; i < 6000 && Files.exists(file()); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        if (Files.exists(file())) {
            throw new AssertionError("the call was never made");
        }
    }

    private static Path file() {
        return Path.of(Objects.requireNonNull(System.getenv("YANQI_TEST_FAULT")));
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
