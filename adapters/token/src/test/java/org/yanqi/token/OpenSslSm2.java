package org.yanqi.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** What the openssl program thinks of an SM2 signature. */
record OpenSslSm2(Path directory) {
    static OpenSslSm2 in(Path directory) {
        Assumptions.assumeTrue(Bids.openSslIsHere(), "openssl is not installed");
        return new OpenSslSm2(directory);
    }

    boolean verifies(PublicKey key, byte[] message, byte[] signature) throws IOException, InterruptedException {
        Files.write(directory.resolve("key.der"), key.getEncoded());
        Files.write(directory.resolve("message"), message);
        Files.write(directory.resolve("signature"), signature);
        var process = new ProcessBuilder(List.of(
                        "openssl",
                        "pkeyutl",
                        "-verify",
                        "-rawin",
                        "-digest",
                        "sm3",
                        "-pubin",
                        "-keyform",
                        "DER",
                        "-inkey",
                        "key.der",
                        "-in",
                        "message",
                        "-sigfile",
                        "signature",
                        "-pkeyopt",
                        "distid:1234567812345678"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
