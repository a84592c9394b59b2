package org.yanqi.persistence.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
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

    @Test
    void the_first_key_seals_and_every_key_opens_what_it_has_sealed() {
        byte[] secret = SECRET.clone();
        secret[0] = 1;
        DataKeys before = DataKeys.of(SECRET);
        DataKeys during = DataKeys.of(secret, SECRET);
        assertThat(during.openText(before.sealText("content", "row/1"), "row/1"))
                .isEqualTo("content");
        byte[] anew = during.sealText("content", "row/1");
        assertThat(DataKeys.of(secret).openText(anew, "row/1")).isEqualTo("content");
        assertThat(anew).startsWith(during.currentHeader());
        assertThat(during.indices("value")).containsExactly(DataKeys.of(secret).index("value"), before.index("value"));
    }

    @Test
    void a_file_may_hold_several_keys_with_their_ids_and_remarks(@TempDir Path directory) throws IOException {
        byte[] secret = SECRET.clone();
        secret[0] = 1;
        DataKeys both = DataKeys.of(secret, SECRET);
        Path file = directory.resolve("data.key");
        Files.writeString(
                file,
                "# the key of this year\n" + both.ids().get(0) + " "
                        + Base64.getEncoder().encodeToString(secret) + "\n\n"
                        + Base64.getEncoder().encodeToString(SECRET) + "\n",
                UTF_8);
        assertThat(DataKeys.read(file).ids())
                .isEqualTo(both.ids())
                .hasSize(2)
                .allMatch(id -> id.matches("[0-9a-f]{8}"));
    }

    @Test
    void a_file_that_names_another_key_or_one_twice_or_none_is_refused(@TempDir Path directory) throws IOException {
        String base64 = Base64.getEncoder().encodeToString(SECRET);
        Path file = directory.resolve("data.key");
        for (String content : List.of(
                "00000000 " + base64, key.ids().getFirst() + " x " + base64, base64 + "\n" + base64, "", "# nothing")) {
            Files.writeString(file, content, UTF_8);
            assertThatThrownBy(() -> DataKeys.read(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(base64);
        }
    }
}
