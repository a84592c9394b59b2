package org.yanqi.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The UKey of our own making, {@code upkcs11.c} over SoftHSM2: SM2, a PIN with all its states, and too little room. Compiled here. */
public final class UPkcs11 {
    private static final String SOURCE = "upkcs11.c";
    private static @Nullable Path built;

    private UPkcs11() {}

    /** With a token directory of the test's own; skips the test, by name, where a tool for it is not installed. */
    public static Pkcs11UKeys in(Path directory) throws IOException, InterruptedException, UKeyException {
        SoftHsm.configure(directory);
        return Pkcs11UKeys.load(library());
    }

    /** The shared library; the wrapper knows the numbers of its mechanisms by its name. */
    public static synchronized Path library() throws IOException, InterruptedException {
        var made = built;
        if (made == null) {
            Assumptions.assumeTrue(DemonstrationToken.softHsmLibrary().isPresent(), "SoftHSM2 is not installed");
            Assumptions.assumeTrue(
                    Files.isDirectory(Path.of("/usr/include/p11-kit-1")), "libp11-kit-dev is not installed");
            Assumptions.assumeTrue(
                    Files.isRegularFile(Path.of("/usr/include/openssl/evp.h")), "libssl-dev is not installed");
            made = compiled();
            built = made;
        }
        return made;
    }

    /** Once for each state of the source, by whichever process comes first; others come to the same octets. */
    private static Path compiled() throws IOException, InterruptedException {
        byte[] octets;
        try (var in = Objects.requireNonNull(UPkcs11.class.getResourceAsStream(SOURCE), SOURCE)) {
            octets = in.readAllBytes();
        }
        var state = UUID.nameUUIDFromBytes(octets).toString();
        var directory =
                Files.createDirectories(Path.of("target/upkcs11", state)).toAbsolutePath();
        var library = directory.resolve("libupkcs11.so");
        if (Files.exists(library)) {
            return library;
        }
        long process = ProcessHandle.current().pid();
        var source = Files.write(directory.resolve(process + "." + SOURCE), octets);
        var part = directory.resolve(process + ".part");
        var softHsm = DemonstrationToken.softHsmLibrary().orElseThrow();
        var compiler = new ProcessBuilder(List.of(
                        "gcc",
                        "-std=gnu11",
                        "-shared",
                        "-fPIC",
                        "-fvisibility=hidden",
                        "-O1",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-DSOFTHSM=\"" + softHsm + "\"",
                        "-I/usr/include/p11-kit-1",
                        "-o",
                        part.toString(),
                        source.toString(),
                        "-lcrypto",
                        "-ldl",
                        "-lpthread"))
                .redirectErrorStream(true)
                .start();
        var said = new String(compiler.getInputStream().readAllBytes(), UTF_8);
        if (!compiler.waitFor(60, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
            throw new IOException("upkcs11.c does not compile: " + said);
        }
        return Files.move(part, library, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts a token into a state: lines of {@code name=value}, as upkcs11.c says. */
    public static void state(UKey token, String... lines) throws IOException {
        Files.write(file(token), List.of(lines), UTF_8);
    }

    private static Path file(UKey token) {
        return Path.of(System.getenv("SOFTHSM2_CONF") + "." + token.serial());
    }
}
