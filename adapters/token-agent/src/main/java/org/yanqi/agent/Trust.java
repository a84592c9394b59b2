package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.yanqi.agent.channel.PinnedOrigin;
import org.yanqi.agent.ticket.PinnedKeys;

/**
 * The sites that may speak to the agent and the keys whose tickets it obeys: those of the settings, and those that an
 * installer has laid down in the trust directory, {@code NAME.origins} (one a line, # begins a remark) and {@code
 * NAME.jwks} (RFC 7517). A file that is not right in every line counts for nothing; the others do not suffer for it.
 */
record Trust(Set<String> origins, PinnedKeys keys) {
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");
    private static final int MOST_FILES = 64;
    private static final int MOST_ORIGINS = 32;
    private static final long LONGEST = 64 * 1024;

    Trust {
        origins = Set.copyOf(origins);
    }

    /** Nothing trusted at all is an {@link IllegalArgumentException}. */
    static Trust of(AgentSettings settings) throws IOException {
        var origins = new HashSet<>(settings.origins());
        var keys = new ArrayList<PinnedKeys>();
        if (settings.raKeys().isPresent()) {
            keys.add(PinnedKeys.read(settings.raKeys().get()));
        }
        if (settings.trustDirectory().isPresent()) {
            var directory = settings.trustDirectory().get();
            read(directory, ".origins", Trust::originsIn).forEach(origins::addAll);
            keys.addAll(read(directory, ".jwks", PinnedKeys::read));
        }
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("no origin is pinned: set origins, or lay one down in trust.directory");
        }
        return new Trust(
                origins,
                keys.stream()
                        .reduce(PinnedKeys::and)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no key is pinned: set ra.keys, or lay one down in trust.directory")));
    }

    /** Reads one file, or says by an {@link IllegalArgumentException} what is wrong with it. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(Path file) throws IOException;
    }

    private static <T> List<T> read(Path directory, String ending, Reader<T> reader) throws IOException {
        var found = new ArrayList<T>();
        for (Path file : files(directory, ending)) {
            try {
                requireSafe(file);
                found.add(reader.read(file));
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(Level.WARNING, "trust: {0} counts for nothing: {1}", new Object[] {
                    file.getFileName(), e.getMessage()
                });
            }
        }
        return found;
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        if (mayBeChangedByOthers(directory)) {
            throw new IllegalArgumentException("trust.directory may be changed by others: " + directory);
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
    }

    private static void requireSafe(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
            throw new IllegalArgumentException("no file of up to 64 KiB");
        }
        if (mayBeChangedByOthers(file)) {
            throw new IllegalArgumentException("it may be changed by others");
        }
    }

    /** Where the file system keeps POSIX permissions; elsewhere the installer sees to it. */
    private static boolean mayBeChangedByOthers(Path path) throws IOException {
        var view = Optional.ofNullable(Files.getFileAttributeView(path, PosixFileAttributeView.class));
        if (view.isEmpty()) {
            return false;
        }
        var permissions = view.get().readAttributes().permissions();
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static Set<String> originsIn(Path file) throws IOException {
        var origins = new HashSet<String>();
        int number = 0;
        for (String line : Files.readAllLines(file, UTF_8)) {
            number++;
            var text = line.replaceFirst("#.*", "").strip();
            if (text.isEmpty()) {
                continue;
            }
            int at = number;
            origins.add(PinnedOrigin.of(text)
                    .orElseThrow(
                            () -> new IllegalArgumentException("line " + at + " is no origin as browsers send it")));
        }
        if (origins.isEmpty() || origins.size() > MOST_ORIGINS) {
            throw new IllegalArgumentException("it holds no origin, or more than " + MOST_ORIGINS);
        }
        return origins;
    }
}
