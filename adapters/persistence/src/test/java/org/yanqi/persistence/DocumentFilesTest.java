package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.Documents.Content;
import org.yanqi.domain.Bytes;

/** Whoever can write to the disk can destroy a document, and cannot make it another one. */
class DocumentFilesTest {
    private static final int SEGMENT = 64 << 10;
    private static final byte[] CONTEXT = "context".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "a".repeat(32);

    @TempDir
    private Path directory;

    private DocumentFiles files;
    private byte[] key;
    private byte[] content;
    private byte[] encrypted;

    @BeforeEach
    void a_file_of_several_segments() throws IOException {
        files = new DocumentFiles(directory);
        key = files.newKey();
        content = new byte[3 * SEGMENT + 100];
        new Random(7).nextBytes(content);
        files.write(NAME, Content.of(Bytes.of(content)), key, CONTEXT);
        encrypted = Files.readAllBytes(directory.resolve(NAME));
    }

    @Test
    void it_is_read_as_it_was_written() throws IOException {
        try (InputStream in = files.open(NAME, key, CONTEXT)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void a_changed_octet_is_noticed_wherever_it_is() throws IOException {
        for (int place : new int[] {0, 1, 20, 39, 40, 100, SEGMENT, 2 * SEGMENT + 7, encrypted.length - 1}) {
            byte[] changed = encrypted.clone();
            changed[place] ^= 1;
            assertNotRead(changed, key, CONTEXT);
        }
    }

    @Test
    void what_was_cut_off_is_missed_at_the_end_of_a_segment_too() throws IOException {
        for (int length : new int[] {0, 39, 40, 41, 1000, SEGMENT, 2 * SEGMENT, 3 * SEGMENT, encrypted.length - 1}) {
            assertNotRead(Arrays.copyOf(encrypted, length), key, CONTEXT);
        }
    }

    @Test
    void what_was_appended_does_not_belong_there() throws IOException {
        assertNotRead(Arrays.copyOf(encrypted, encrypted.length + 1), key, CONTEXT);
        assertNotRead(Arrays.copyOf(encrypted, encrypted.length + SEGMENT), key, CONTEXT);
    }

    @Test
    void segments_do_not_change_places() throws IOException {
        byte[] swapped = encrypted.clone();
        System.arraycopy(encrypted, SEGMENT, swapped, 2 * SEGMENT, SEGMENT);
        System.arraycopy(encrypted, 2 * SEGMENT, swapped, SEGMENT, SEGMENT);
        assertNotRead(swapped, key, CONTEXT);
    }

    @Test
    void another_key_another_file_and_another_context_do_not_fit() throws IOException {
        assertNotRead(encrypted, files.newKey(), CONTEXT);
        assertNotRead(encrypted, key, "another".getBytes(StandardCharsets.UTF_8));
        byte[] otherKey = files.newKey();
        files.write("b".repeat(32), Content.of(Bytes.of(content)), otherKey, CONTEXT);
        assertNotRead(Files.readAllBytes(directory.resolve("b".repeat(32))), key, CONTEXT);
    }

    @Test
    void a_file_is_never_written_over() {
        assertThatThrownBy(() -> files.write(NAME, Content.of(Bytes.of(content)), key, CONTEXT))
                .isInstanceOf(IOException.class);
    }

    /** What is handed out before it is noticed is a part of the content, and less than all of it. */
    private void assertNotRead(byte[] file, byte[] by, byte[] context) throws IOException {
        Files.write(directory.resolve(NAME), file);
        var read = new ByteArrayOutputStream();
        assertThatThrownBy(() -> {
                    try (InputStream in = files.open(NAME, by, context)) {
                        in.transferTo(read);
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(read.size()).isLessThan(content.length);
        assertThat(read.toByteArray()).isEqualTo(Arrays.copyOf(content, read.size()));
    }
}
