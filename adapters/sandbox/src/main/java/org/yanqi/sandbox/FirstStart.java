package org.yanqi.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.sandbox.SandboxOptions.TokenKind;

/** What was decided when the data folder was made, and holds as long as it does. */
record FirstStart(Instant at, TokenKind token, TokenCertificate certificate, KeyProfile profile) {
    private static final String FILE = "sandbox.properties";

    static FirstStart of(DataFolder folder, SandboxOptions options, Clock clock)
            throws IOException, GeneralSecurityException {
        String decided = "at=" + clock.instant() + "\ntoken=" + options.token() + "\ncertificate="
                + options.certificate().option() + "\nprofile=" + options.profile() + "\n";
        folder.keep(FILE, () -> decided.getBytes(UTF_8));
        return read(folder);
    }

    static FirstStart read(DataFolder folder) throws IOException {
        var stored = new Properties();
        stored.load(new StringReader(folder.text(FILE)));
        return new FirstStart(
                Instant.parse(stored.getProperty("at")),
                TokenKind.valueOf(stored.getProperty("token")),
                TokenCertificate.named(stored.getProperty("certificate", TokenCertificate.EXPIRED_A_WEEK.option())),
                KeyProfile.valueOf(stored.getProperty("profile")));
    }

    /** What to tell somebody who asks for something else now. */
    Optional<String> differenceFrom(SandboxOptions options) {
        return token == options.token() && certificate == options.certificate() && profile == options.profile()
                ? Optional.empty()
                : Optional.of("This data folder was made with token " + token + ", certificate " + certificate.option()
                        + " and profile " + profile + ", and stays so: start over for another.");
    }
}
