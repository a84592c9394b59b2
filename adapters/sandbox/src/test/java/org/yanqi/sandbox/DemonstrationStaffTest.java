package org.yanqi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemonstrationStaffTest {
    @TempDir
    private Path directory;

    @Test
    void two_reviewers_have_each_a_password_a_secret_and_the_same_secret_as_a_uri() throws Exception {
        var sandbox = PreparedSandbox.in(directory, "software", "p256");
        List<String[]> accounts = accounts(Path.of(sandbox.setting("YANQI_SANDBOX_STAFF_FILE")));
        assertThat(accounts).extracting(account -> account[0]).containsExactly("shenhe", "shenhe2");
        for (String[] account : accounts) {
            assertThat(account).hasSize(4);
            assertThat(account[1]).matches("[A-Za-z0-9_-]{24}");
            assertThat(account[2]).matches("[A-Z2-7]{32}");
            assertThat(Base32.decode(account[2])).hasSize(20);
            assertThat(account[3])
                    .isEqualTo("otpauth://totp/Yanqi:" + account[0] + "?secret=" + account[2]
                            + "&issuer=Yanqi&algorithm=SHA1&digits=6&period=30");
        }
        assertThat(accounts.getFirst()[2]).isNotEqualTo(accounts.getLast()[2]);
    }

    @Test
    void the_phone_shows_their_codes_and_neither_password_nor_secret() throws Exception {
        var options = SandboxOptions.parse(
                new String[] {"--data", directory.toString(), "--token", "software", "--origin", "http://localhost:8080"
                });
        try (var emulators = Sandbox.start(options, PreparedSandbox.CLOCK)) {
            String shown = get(emulators.base().resolve("/phone/api/staff"));
            for (String[] account : accounts(directory.resolve("staff.txt"))) {
                assertThat(shown).contains("\"" + account[0] + "\"").doesNotContain(account[1], account[2]);
            }
        }
    }

    private static List<String[]> accounts(Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", -1))
                .toList();
    }

    private static String get(URI uri) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
