package org.yanqi.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BytesTest {
    /** FIPS 180-4's example, "abc". */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void octetsAreCopiedInAndOut() {
        byte[] given = {1, 2, 3};
        Bytes bytes = Bytes.of(given);
        given[0] = 9;
        bytes.toArray()[1] = 9;
        assertThat(bytes.toArray()).containsExactly(1, 2, 3);
        assertThat(bytes.length()).isEqualTo(3);
    }

    @Test
    void octetsAreEqualByContent() {
        assertThat(Bytes.of(new byte[] {1, 2})).isEqualTo(Bytes.of(new byte[] {1, 2}));
        assertThat(Bytes.of(new byte[] {1, 2})).hasSameHashCodeAs(Bytes.of(new byte[] {1, 2}));
        assertThat(Bytes.of(new byte[] {1, 2}).hashCode())
                .isNotEqualTo(Bytes.of(new byte[] {2, 1}).hashCode());
        assertThat(Bytes.of(new byte[] {1, 2})).isNotEqualTo(Bytes.of(new byte[] {1, 3}));
        assertThat(Bytes.of(new byte[] {1, 2})).isNotEqualTo("12");
    }

    @Test
    void theirContentIsNotPrinted() {
        assertThat(Bytes.of("abc".getBytes(StandardCharsets.US_ASCII))).hasToString("3 octets, sha256 ba7816bf…");
    }

    @Test
    void aDigestIsTheStandards() {
        assertThat(Sha256.of("abc")).hasToString(ABC);
        assertThat(Sha256.of("abc").octets()).hasSize(32).startsWith(0xba, 0x78);
        assertThat(Bytes.of("abc".getBytes(StandardCharsets.US_ASCII)).sha256()).isEqualTo(new Sha256(ABC));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sha256("ba78"));
    }

    @Test
    void aCheckedTextIsItsValueOrItsDefect() {
        Checked<String> good = Checked.valid("abc");
        Checked<String> bad = Checked.invalid(Defect.EMPTY);
        assertThat(good.map(String::length)).isEqualTo(Checked.valid(3));
        assertThat(bad.map(String::length)).isEqualTo(Checked.invalid(Defect.EMPTY));
        assertThat(good.problem()).isEmpty();
        assertThat(bad.toOptional()).isEmpty();
        assertThat(good.orThrow()).isEqualTo("abc");
        assertThatIllegalArgumentException().isThrownBy(bad::orThrow).withMessage("EMPTY");
    }
}
