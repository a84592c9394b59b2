package org.yanqi.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.Publication;
import org.yanqi.token.DemonstrationToken;
import org.yanqi.token.Pkcs11UKeys;
import org.yanqi.token.UKeyException;

/** Makes the SoftHSM2 token in a process of its own: SoftHSM finds its tokens by an environment variable only. */
final class SoftHsmProcess {
    private static final String SO_PIN = "87654321";
    private static final long PATIENCE_SECONDS = 60;

    private SoftHsmProcess() {}

    static void run(DataFolder folder, Publication publication) throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SoftHsmProcess.class.getName(),
                folder.at(".").normalize().toString(),
                publication.crl().toString(),
                publication.delta().toString(),
                publication.ocsp().toString(),
                publication.issuer().toString(),
                publication.policy()));
        builder.environment()
                .put(
                        "SOFTHSM2_CONF",
                        folder.at(DemonstrationUKey.SOFTHSM_CONFIGURATION).toString());
        await(builder.inheritIO().start());
    }

    private static void await(Process process) throws IOException {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("SoftHSM2 did not make a token within a minute");
            }
            if (process.exitValue() != 0) {
                throw new IOException("SoftHSM2 could not make a token; --token software does without it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("interrupted while SoftHSM2 made a token", e);
        }
    }

    /** Data folder, and the parts of the publication. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        DataFolder folder = DataFolder.open(Path.of(arguments[0]));
        var publication = new Publication(
                URI.create(arguments[1]),
                URI.create(arguments[2]),
                URI.create(arguments[3]),
                URI.create(arguments[4]),
                arguments[5]);
        FirstStart first = FirstStart.read(folder);
        var authority = AuthorityKeys.fromPkcs12(
                folder.at(DemonstrationKeys.CA), folder.keepPassword(DemonstrationKeys.CA_PASSWORD));
        Path library = DemonstrationToken.softHsmLibrary()
                .orElseThrow(() -> new IOException("SoftHSM2 is not installed; --token software does without it"));
        try (var tokens = Pkcs11UKeys.load(library)) {
            var token = tokens.initialise(
                    DemonstrationUKey.LABEL, SO_PIN.toCharArray(), DemonstrationUKey.PIN.toCharArray());
            DemonstrationUKey.furnish(token, folder, first, authority, publication);
        } catch (UKeyException e) {
            throw new IOException("SoftHSM2 refused: " + e.failure(), e);
        }
    }
}
