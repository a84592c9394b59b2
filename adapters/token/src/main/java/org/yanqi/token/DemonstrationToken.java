package org.yanqi.token;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a certificate pair on an empty token, as a CA's counter does; for demonstration and tests only. */
public final class DemonstrationToken {
    private DemonstrationToken() {}

    /** Where distributions put SoftHSM2's library, if it is installed here. */
    public static Optional<Path> softHsmLibrary() {
        return Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib64/softhsm/libsofthsm2.so",
                        "/usr/lib64/libsofthsm2.so",
                        "/usr/local/lib/softhsm/libsofthsm2.so",
                        "/opt/homebrew/lib/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The CA at the counter. */
    @FunctionalInterface
    public interface Issuer {

        /** The X.509 certificate for this key, DER. */
        byte[] issue(KeyUse use, PublicKey key);
    }

    /** Makes a signing and an encryption key pair on the token and writes the certificates that the CA gives. */
    public static void furnish(UKey token, char[] pin, KeyProfile profile, Issuer issuer) throws UKeyException {
        byte[] number = new byte[8];
        new SecureRandom().nextBytes(number);
        var batch = "demonstration-" + HexFormat.of().formatHex(number);
        try (var session = token.open(pin)) {
            for (KeyUse use : KeyUse.values()) {
                var id = KeyId.forApplication(batch, use);
                var key = session.generate(id, profile, use);
                session.writeCertificate(id, issuer.issue(use, key));
            }
        }
    }
}
