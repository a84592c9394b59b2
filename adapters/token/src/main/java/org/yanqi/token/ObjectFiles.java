package org.yanqi.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A software token's objects: one file each, named by kind, id and a number of its own, so that ids may repeat. */
record ObjectFiles(Path home, int capacity, FileWatch watch) {
    private static final Pattern NAME =
            Pattern.compile("(private_key|public_key|certificate)-([0-9a-f]*)-([0-9a-f]{16})");

    List<StoredObject> list() throws UKeyException {
        var objects = new ArrayList<StoredObject>();
        try (var files = Files.newDirectoryStream(home)) {
            for (Path file : files) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    var kind = StoredObject.Kind.valueOf(name.group(1).toUpperCase(Locale.ROOT));
                    byte[] value = kind == StoredObject.Kind.PRIVATE_KEY ? new byte[0] : Files.readAllBytes(file);
                    objects.add(new StoredObject(kind, new KeyId(name.group(2)), value, name.group()));
                }
            }
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.REMOVED, e);
        }
        return List.copyOf(objects);
    }

    int room() throws UKeyException {
        return Math.max(0, capacity - list().size());
    }

    void write(StoredObject.Kind kind, KeyId id, byte[] content) throws UKeyException {
        if (room() == 0) {
            throw new UKeyException(UKeyFailure.FULL);
        }
        byte[] number = new byte[8];
        new SecureRandom().nextBytes(number);
        try {
            var file = home.resolve(name(kind, id) + HexFormat.of().formatHex(number));
            watch.around(kind.name(), () -> DurableFile.write(file, content));
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.REMOVED, e);
        }
    }

    byte[] read(StoredObject object) throws UKeyException {
        try {
            return Files.readAllBytes(home.resolve(object.locator()));
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.KEY_MISSING, e);
        }
    }

    void rename(StoredObject object, KeyId id) throws UKeyException {
        var number = object.locator().substring(object.locator().lastIndexOf('-') + 1);
        try {
            var renamed = home.resolve(name(object.kind(), id) + number);
            watch.around(object.kind().name(), () -> DurableFile.move(home.resolve(object.locator()), renamed));
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.KEY_MISSING, e);
        }
    }

    void delete(StoredObject object) throws UKeyException {
        try {
            watch.around(object.kind().name(), () -> DurableFile.delete(home.resolve(object.locator())));
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.REMOVED, e);
        }
    }

    private static String name(StoredObject.Kind kind, KeyId id) {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + id.hex() + "-";
    }
}
