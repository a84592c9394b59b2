package org.yanqi.persistence;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.yanqi.application.port.Documents.Content;

/**
 * Encrypted files under random names in a directory of the platform's own (mode 0700, files 0600). Each is encrypted with a
 * key of its own in segments of 64 KiB, as Google Tink's AES-GCM-HKDF streaming AEAD does: what was cut off, put in another
 * order or exchanged is noticed before the segment in question is handed out.
 */
final class DocumentFiles {
    static final int KEY = 32;

    private static final int SEGMENT = 64 << 10;
    private static final int NAME = 16;
    private static final String NAMES = "[0-9a-f]{32}";

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    /** Makes the directory unless it is there; in any case it is for its owner only. */
    DocumentFiles(Path directory) throws IOException {
        var forOwner = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(forOwner));
        if (!Files.getPosixFilePermissions(directory).equals(forOwner)) {
            Files.setPosixFilePermissions(directory, forOwner);
        }
        this.directory = directory;
    }

    byte[] newKey() {
        return random(KEY);
    }

    String newName() {
        return HexFormat.of().formatHex(random(NAME));
    }

    /**
     * Writes a new file to the disk itself; when this returns, a power cut does not undo it.
     *
     * @param context to which the content is bound, as associated data
     */
    void write(String name, Content content, byte[] key, byte[] context) throws IOException {
        try (InputStream in = content.open();
                OutputStream file = durable(name);
                OutputStream out = cipher(key).newEncryptingStream(file, context)) {
            if (in.transferTo(out) != content.length()) {
                throw new IOException("the document is not as long as it says");
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("the document cannot be encrypted", e);
        }
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** Reading throws an {@link IOException} at the first segment that is not as it was written. */
    InputStream open(String name, byte[] key, byte[] context) throws IOException {
        InputStream file = Files.newInputStream(directory.resolve(name));
        try {
            return cipher(key).newDecryptingStream(file, context);
        } catch (GeneralSecurityException e) {
            file.close();
            throw new IOException("the document cannot be decrypted", e);
        }
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    /** The names of files that were last written before then; only such as are given here. */
    List<String> writtenBefore(Instant moment) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.matches(NAMES) && isWrittenBefore(file, moment)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static boolean isWrittenBefore(Path file, Instant moment) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private OutputStream durable(String name) throws IOException {
        FileChannel file = FileChannel.open(
                directory.resolve(name),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new FilterOutputStream(Channels.newOutputStream(file)) {
            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                out.write(octets, offset, length);
            }

            @Override
            public void close() throws IOException {
                if (file.isOpen()) {
                    try (file) {
                        file.force(true);
                    }
                }
            }
        };
    }

    private static AesGcmHkdfStreaming cipher(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY, SEGMENT, 0);
    }

    private byte[] random(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }
}
