package org.yanqi.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What the openssl program thinks of an SM2 signature. */
public record OpenSslSm2(Path directory) {
    public static OpenSslSm2 in(Path directory) {
        Assumptions.assumeTrue(Bids.openSslIsHere(), "openssl is not installed");
        return new OpenSslSm2(directory);
    }

    boolean verifies(PublicKey key, byte[] message, byte[] signature) throws IOException, InterruptedException {
        Files.write(directory.resolve("key.der"), key.getEncoded());
        Files.write(directory.resolve("message"), message);
        Files.write(directory.resolve("signature"), signature);
        return run(
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
                        "distid:1234567812345678")
                .contains("Verified Successfully");
    }

    /**
     * Whether a request verifies by its own key: OpenSSL 3.0 says so, but ends well in either case.
     *
     * @param request PKCS#10, DER
     * @param signer the name that is hashed before what is signed (GB/T 32918.2 §5.5)
     */
    public boolean verifiesRequest(byte[] request, String signer) throws IOException, InterruptedException {
        Files.write(directory.resolve("request.der"), request);
        var said =
                run("req", "-verify", "-noout", "-inform", "DER", "-in", "request.der", "-vfyopt", "distid:" + signer);
        assertThat(said).containsPattern("verify (OK|failure)");
        return said.contains("verify OK");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Stream.concat(Stream.of("openssl"), Stream.of(arguments))
                        .toList())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
