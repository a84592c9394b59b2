package org.yanqi.invoice.nuonuo;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.UnavailableException;

/** The access token: kept in a file of the owner's, fetched anew shortly before its end or when it is refused. */
final class AccessToken {

    private static final Duration MARGIN = Duration.ofMinutes(10);
    private static final long LONGEST_FILE = 4096;

    private final NuonuoSettings settings;
    private final Transport transport;
    private final Clock clock;

    AccessToken(NuonuoSettings settings, Transport transport, Clock clock) {
        this.settings = settings;
        this.transport = transport;
        this.clock = clock;
    }

    synchronized String current() {
        return kept().orElseGet(this::fetched);
    }

    /** @param refused the token that did not serve; another one that came meanwhile is used instead of a new one */
    synchronized String insteadOf(String refused) {
        return kept().filter(token -> !token.equals(refused)).orElseGet(this::fetched);
    }

    private Optional<String> kept() {
        try {
            Path file = settings.tokenFile();
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_FILE) {
                return Optional.empty();
            }
            return Json.object(Files.readString(file)).filter(this::isGood).flatMap(kept -> Json.text(kept, "token"));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isGood(JsonObject kept) {
        try {
            return Json.text(kept, "until")
                    .map(Instant::parse)
                    .filter(until -> clock.instant().isBefore(until))
                    .isPresent();
        } catch (DateTimeException damaged) {
            return false;
        }
    }

    private String fetched() {
        String form = "client_id=" + encoded(settings.appKey()) + "&client_secret=" + encoded(settings.appSecret())
                + "&grant_type=client_credentials";
        JsonObject answer = transport.send(HttpRequest.newBuilder(settings.token())
                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        String token = Json.text(answer, "access_token")
                .orElseThrow(() -> new UnavailableException(
                        Transport.PARTY,
                        "no access token: " + Json.text(answer, "error").orElse("no reason given")));
        keep(token, lifetime(answer));
        return token;
    }

    private static Duration lifetime(JsonObject answer) {
        return Json.text(answer, "expires_in")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)).minus(MARGIN))
                .orElse(Duration.ZERO);
    }

    private void keep(String token, Duration lifetime) {
        JsonObject kept = Json.object()
                .add("token", token)
                .add("until", clock.instant().plus(lifetime).toString())
                .build();
        Path file = settings.tokenFile().toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            Path next = Files.createTempFile(file.getParent(), "token", ".next");
            Files.writeString(next, kept.toString());
            if (Files.getFileStore(next).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UnavailableException(Transport.PARTY, "the access token cannot be kept", unwritable);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
