package org.yanqi.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;

/** What lasts from one start to the next; for its owner only, since much of it is secret. */
final class DataFolder {
    private static final int KEY_OCTETS = 32;
    private static final int PASSWORD_OCTETS = 18;

    private final Path directory;

    private DataFolder(Path directory) {
        this.directory = directory;
    }

    static DataFolder open(Path directory) throws IOException {
        Files.createDirectories(directory);
        var folder = new DataFolder(directory.toRealPath());
        restrict(folder.directory, "rwx------");
        return folder;
    }

    /** Makes the content of a file that is not there yet. */
    @FunctionalInterface
    interface Content {
        byte[] make() throws IOException, GeneralSecurityException;
    }

    Path at(String name) {
        return directory.resolve(name);
    }

    boolean has(String name) {
        return Files.exists(at(name));
    }

    String text(String name) throws IOException {
        return Files.readString(at(name)).strip();
    }

    /** The file, which is made if it is missing: either whole or not at all. */
    Path keep(String name, Content content) throws IOException, GeneralSecurityException {
        if (!has(name)) {
            write(name, content.make());
        }
        return at(name);
    }

    /** 32 random octets in Base64, on one line. */
    Path keepKey(String name) throws IOException, GeneralSecurityException {
        return keep(name, () -> random(KEY_OCTETS));
    }

    /** A directory for the owner only. */
    Path keepDirectory(String name) throws IOException {
        Path place = Files.createDirectories(at(name));
        restrict(place, "rwx------");
        return place;
    }

    /** A password that nobody has to remember. */
    char[] keepPassword(String name) throws IOException, GeneralSecurityException {
        return Files.readString(keep(name, () -> random(PASSWORD_OCTETS)))
                .strip()
                .toCharArray();
    }

    void write(String name, String text) throws IOException {
        write(name, text.getBytes(UTF_8));
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = at(name);
        Files.createDirectories(file.getParent());
        Path whole = Files.createTempFile(file.getParent(), "new", null);
        restrict(whole, "rw-------");
        Files.write(whole, content);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** An empty directory, whatever was left of an attempt before. */
    Path anew(String name) throws IOException {
        Path place = at(name);
        if (Files.exists(place)) {
            try (var old = Files.walk(place)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(place);
    }

    private static byte[] random(int octets) {
        byte[] random = new byte[octets];
        new SecureRandom().nextBytes(random);
        return (Base64.getEncoder().encodeToString(random) + "\n").getBytes(UTF_8);
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
