package org.yanqi.persistence.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataKeysTest {
    private static final byte[] SECRET = new byte[32];

    private final DataKeys key = DataKeys.of(SECRET);

    @Test
    void what_is_sealed_opens_for_the_same_identity() {
        assertThat(key.openText(key.sealText("欧阳试", "row/1"), "row/1")).isEqualTo("欧阳试");
    }

    @Test
    void nothing_opens_in_another_row() {
        byte[] sealed = key.sealText("content", "row/1");
        assertThatThrownBy(() -> key.open(sealed, "row/2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_single_changed_bit_is_noticed_wherever_it_is() {
        byte[] sealed = key.sealText("content", "row/1");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> key.open(changed, "row/1")).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> key.open(new byte[0], "row/1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_content_never_looks_the_same() {
        assertThat(key.sealText("content", "row/1")).isNotEqualTo(key.sealText("content", "row/1"));
    }

    @Test
    void another_key_neither_opens_nor_finds() {
        byte[] other = SECRET.clone();
        other[0] = 1;
        byte[] sealed = key.sealText("content", "row/1");
        assertThatThrownBy(() -> DataKeys.of(other).open(sealed, "row/1"))
                .hasMessageContaining("not sealed with a key that is here");
        assertThat(DataKeys.of(other).index("13912345678")).isNotEqualTo(key.index("13912345678"));
    }

    @Test
    void the_index_is_the_same_for_the_same_value() {
        assertThat(key.index("13912345678")).isEqualTo(key.index("13912345678")).hasSize(64);
        assertThat(key.index("13912345679")).isNotEqualTo(key.index("13912345678"));
    }

    @Test
    void the_key_is_read_from_a_file_and_from_nothing_else_than_32_octets(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("data.key");
        Files.writeString(file, Base64.getEncoder().encodeToString(SECRET) + "\n", UTF_8);
        assertThat(DataKeys.read(file).index("value")).isEqualTo(key.index("value"));
        Files.writeString(file, Base64.getEncoder().encodeToString(new byte[16]), UTF_8);
        assertThatThrownBy(() -> DataKeys.read(file)).isInstanceOf(IllegalArgumentException.class);
        Files.writeString(file, "not a key", UTF_8);
        assertThatThrownBy(() -> DataKeys.read(file)).isInstanceOf(IllegalArgumentException.class);
    }
}
