package org.yanqi.emulators.store;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.yanqi.emulators.wire.Json;

/**
 * Everything the emulators know, in one JSON file that is replaced whole and forced to disk after each change: a killed
 * emulator comes back with what it has answered.
 */
public final class Store {

    private final Path file;
    private final JsonObject stored;
    private final Map<String, Shelf<?>> shelves = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean changed;

    public Store(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.file = file;
        this.stored = Files.exists(file)
                ? Json.parse(Files.readString(file))
                        .orElseThrow(() -> new IOException("Not a file of the emulators: " + file))
                : JsonObject.EMPTY_JSON_OBJECT;
    }

    public <R extends Record> Shelf<R> shelf(String name, Class<R> type, int bound) {
        Shelf<R> shelf = new Shelf<>(this, type, bound, Json.child(stored, name));
        shelves.put(name, shelf);
        return shelf;
    }

    /** Nobody else reads or writes meanwhile; what was changed is on disk when this returns. */
    public <T> T atomically(Supplier<T> act) {
        lock.lock();
        try {
            T result = act.get();
            if (changed && lock.getHoldCount() == 1) {
                save();
                changed = false;
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    <T> T changing(Supplier<T> change) {
        return atomically(() -> {
            changed = true;
            return change.get();
        });
    }

    private void save() {
        var whole = Json.object();
        shelves.forEach((name, shelf) -> whole.add(name, shelf.written()));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            try (var channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(whole.build().toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
