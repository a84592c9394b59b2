package org.yanqi.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** SoftHSM2 with a token directory of the test's own. */
public final class SoftHsm {
    private SoftHsm() {}

    public static Pkcs11UKeys in(Path directory) throws IOException, UKeyException {
        return Pkcs11UKeys.load(libraryFor(directory));
    }

    /** The library, which from now on finds this directory; skips the test, by name, where SoftHSM2 is not installed. */
    public static Path libraryFor(Path directory) throws IOException {
        configure(directory);
        return DemonstrationToken.softHsmLibrary().orElseThrow();
    }

    static void configure(Path directory) throws IOException {
        var configuration = System.getenv("SOFTHSM2_CONF");
        Assumptions.assumeTrue(DemonstrationToken.softHsmLibrary().isPresent(), "SoftHSM2 is not installed");
        Assumptions.assumeTrue(configuration != null, "SOFTHSM2_CONF is not set");
        var tokens = Files.createDirectories(directory.resolve("softhsm"));
        Files.writeString(
                Path.of(configuration),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    }
}
