package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yanqi.application.port.Documents.Kind.ID_CARD_BACK;
import static org.yanqi.application.port.Documents.Kind.ID_CARD_FRONT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.DocumentsContract;
import org.yanqi.domain.Bytes;

class StoredDocumentsTest extends DocumentsContract {
    private static final Instant NOW = Renewals.MORNING;

    private final TestDatabase database = TestDatabase.empty();

    @TempDir
    private Path parent;

    private StoredDocuments port;

    @BeforeEach
    void store() throws IOException {
        port = new StoredDocuments(database, TestDatabase.KEYS, directory());
    }

    @Override
    protected Documents documents() {
        return port;
    }

    @Test
    void directory_and_files_are_for_their_owner_only_and_tell_nothing() throws IOException {
        port.keep(NUMBER, ID_CARD_FRONT, picture("a picture of somebody"));
        Path file = files().getFirst();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getFileName().toString()).matches("[0-9a-f]{32}");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("somebody");
    }

    @Test
    void a_directory_that_was_open_to_others_is_closed() throws IOException {
        Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
        store();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
    }

    @Test
    void there_is_one_file_for_each_document_and_none_for_what_was_replaced_or_erased() throws IOException {
        port.keep(NUMBER, ID_CARD_FRONT, picture("front"));
        port.keep(NUMBER, ID_CARD_BACK, picture("back"));
        port.keep(NUMBER, ID_CARD_FRONT, picture("better front"));
        assertThat(files()).hasSize(2);
        port.erase(NUMBER, ID_CARD_FRONT);
        port.erase(NUMBER, ID_CARD_BACK);
        assertThat(files()).isEmpty();
    }

    @Test
    void what_has_no_row_is_swept_away_after_an_hour() throws IOException {
        port.keep(NUMBER, ID_CARD_FRONT, picture("front"));
        Path orphan = Files.write(directory().resolve("0".repeat(32)), new byte[] {1});
        Path foreign = Files.write(directory().resolve("README"), new byte[] {1});
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(NOW));
        }
        assertThat(port.sweep(NOW.plus(Duration.ofMinutes(59)))).isZero();
        assertThat(port.sweep(NOW.plus(Duration.ofMinutes(61)))).isEqualTo(1);
        assertThat(orphan).doesNotExist();
        assertThat(foreign).exists();
        assertThat(port.find(NUMBER, ID_CARD_FRONT)).isPresent();
    }

    @Test
    void whoever_dies_between_file_and_row_leaves_the_earlier_document_as_it_was() throws IOException {
        port.keep(NUMBER, ID_CARD_FRONT, picture("front"));
        var dying = new StoredDocuments(new Dying(), TestDatabase.KEYS, directory());
        assertThatThrownBy(() -> dying.keep(NUMBER, ID_CARD_FRONT, picture("another")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(read(ID_CARD_FRONT)).isEqualTo(bytes("front"));
        assertThat(files()).hasSize(2);
        assertThat(port.sweep(Instant.now().plus(Duration.ofHours(2)))).isEqualTo(1);
        assertThat(read(ID_CARD_FRONT)).isEqualTo(bytes("front"));
    }

    @Test
    void a_content_that_breaks_off_is_not_kept() throws IOException {
        var shorter = new Documents.Content() {
            @Override
            public long length() {
                return 10;
            }

            @Override
            public java.io.InputStream open() {
                return new java.io.ByteArrayInputStream(new byte[9]);
            }
        };
        assertThatThrownBy(() -> port.keep(NUMBER, ID_CARD_FRONT, new Documents.Document("image/jpeg", shorter)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(port.find(NUMBER, ID_CARD_FRONT)).isEmpty();
    }

    @Test
    void a_document_that_an_older_version_kept_in_its_row_is_read_and_goes_to_a_file_when_replaced() throws Exception {
        String identity = "document/" + NUMBER + "/ID_CARD_FRONT/image/png";
        byte[] sealed = TestDatabase.KEYS.sealText("front", identity);
        try (var connection = database.source().getConnection();
                var insert = connection.prepareStatement(
                        "INSERT INTO document (application, kind, media_type, content) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, NUMBER.value());
            insert.setString(2, "ID_CARD_FRONT");
            insert.setString(3, "image/png");
            insert.setBytes(4, sealed);
            insert.executeUpdate();
        }
        assertThat(read(ID_CARD_FRONT)).isEqualTo(bytes("front"));
        port.keep(NUMBER, ID_CARD_FRONT, picture("better front"));
        assertThat(read(ID_CARD_FRONT)).isEqualTo(bytes("better front"));
        port.erase(NUMBER, ID_CARD_FRONT);
        assertThat(port.find(NUMBER, ID_CARD_FRONT)).isEmpty();
    }

    @Test
    void a_row_that_was_changed_by_hand_is_not_believed() {
        for (String change : List.of("media_type = 'text/html'", "length = 4", "kind = 'ID_CARD_BACK'")) {
            port.erase(NUMBER, ID_CARD_BACK);
            port.keep(NUMBER, ID_CARD_FRONT, picture("front"));
            database.sql("UPDATE document SET " + change);
            assertThatThrownBy(() -> {
                        port.find(NUMBER, ID_CARD_FRONT);
                        port.find(NUMBER, ID_CARD_BACK);
                    })
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private Bytes read(Documents.Kind kind) {
        return port.find(NUMBER, kind).orElseThrow().octets();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.toList();
        }
    }

    private Path directory() {
        return parent.resolve("documents");
    }

    private static Documents.Document picture(String content) {
        return Documents.Document.of("image/jpeg", bytes(content));
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A process that ends before anything is committed. */
    private static final class Dying implements Transactions {
        @Override
        public <T extends @org.jspecify.annotations.Nullable Object> T run(
                java.util.function.Function<jakarta.persistence.EntityManager, T> work) {
            throw new IllegalStateException("killed");
        }
    }
}
