package org.yanqi.agent.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One use of a token at a time, in this process and in all that keep their locks in the same directory. */
public final class TokenLocks {
    private final Path directory;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    public TokenLocks(Path directory) {
        this.directory = directory;
    }

    /** Ends with the process, however that dies: the system takes the lock of the file away. */
    public interface Held extends Closeable {}

    /** Empty while somebody else uses the token. */
    public Optional<Held> take(String serial) throws IOException {
        if (!held.add(serial)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(file(serial), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = channel.tryLock() != null;
            return taken ? Optional.of(letGo(serial, channel)) : Optional.empty();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        } finally {
            if (!taken) {
                held.remove(serial);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private Held letGo(String serial, FileChannel channel) {
        return () -> {
            try {
                channel.close();
            } finally {
                held.remove(serial);
            }
        };
    }

    private Path file(String serial) {
        return directory.resolve("token-" + Sha256.hex(serial.getBytes(UTF_8)) + ".lock");
    }
}
