package org.yanqi.administration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yanqi.tickets.KeyChange;
import org.yanqi.tickets.TicketKey;

/** Makes the key that signs tickets next, with the old one's word for it; changes no setting by itself. */
record NextTicketKey(Path directory, Duration overlap, Clock clock) implements Errand {
    private static final String KEY_FILE = "YANQI_TICKET_KEY_FILE";
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 730;

    /** @throws CommandLine.Misunderstood if this is not {@code --out DIRECTORY [--overlap-days N]} */
    static NextTicketKey of(List<String> words) {
        Optional<Path> out = Optional.empty();
        int days = USUAL_DAYS;
        for (int i = 0; i < words.size(); i += 2) {
            if (i + 1 == words.size()) {
                throw new CommandLine.Misunderstood("not understood: " + words.get(i));
            }
            switch (words.get(i)) {
                case "--out" -> out = Optional.of(Path.of(words.get(i + 1)));
                case "--overlap-days" -> days = days(words.get(i + 1));
                default -> throw new CommandLine.Misunderstood("not understood: " + words.get(i));
            }
        }
        return new NextTicketKey(
                out.orElseThrow(() -> new CommandLine.Misunderstood("--out is missing")),
                Duration.ofDays(days),
                Clock.systemUTC());
    }

    private static int days(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST_DAYS) {
            throw new CommandLine.Misunderstood("--overlap-days is a number from 1 to " + MOST_DAYS);
        }
        return Integer.parseInt(text);
    }

    @Override
    public boolean run(Map<String, String> environment, Terminal terminal) throws IOException {
        String file = environment.getOrDefault(KEY_FILE, "");
        if (file.isBlank()) {
            throw new Platform.Misconfigured("set " + KEY_FILE);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var change = new KeyChange(old(Path.of(file)), TicketKey.generate(), now, now.plus(overlap));
        try {
            Files.createDirectories(directory);
            keep("ticket.jwk", change.next().privateJwk());
            keep("ticket-key.introduction", change.introduction() + "\n");
            keep("ra.jwks", change.jwks() + "\n");
        } catch (FileAlreadyExistsException e) {
            terminal.complain("nothing is overwritten: " + e.getFile() + " is there already");
            return false;
        }
        terminal.say("The next key is in " + directory.resolve("ticket.jwk") + ". On every server set " + KEY_FILE
                + " to it," + " YANQI_TICKET_KEY_INTRODUCTION_FILE to ticket-key.introduction, and start it again.");
        terminal.say("Agents obey the old key until " + change.end() + "; those that meet no server until then need "
                + "ra.jwks in their trust directory.");
        return true;
    }

    private static TicketKey old(Path file) throws IOException {
        try {
            return TicketKey.read(file);
        } catch (IllegalArgumentException e) {
            throw new Platform.Misconfigured(KEY_FILE + ": " + e.getMessage());
        }
    }

    /** For its owner only from the first moment on, where the file system keeps such a thing. */
    private void keep(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        var posix = Files.getFileAttributeView(directory, PosixFileAttributeView.class) != null;
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, text, UTF_8, StandardOpenOption.WRITE);
    }
}
