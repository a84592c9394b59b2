package org.yanqi.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.fixture.Allocation;

/**
 * Whatever octets come from the server, from a bid or from the token's own objects: they are read or refused as the method
 * says, within a bound of memory. Runs over the corpus beside it; {@code ./fuzz} searches for more.
 */
final class TokenParsersFuzzTest {
    private static final long MOST_OCTETS = 4 << 20;

    private static UKeySession session;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        session = SoftwareUKeys.in(folder)
                .initialise("fuzz", "12345678".toCharArray(), 32)
                .open("12345678".toCharArray());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @FuzzTest
    void aKeyEnvelope(byte[] octets) {
        readOrRefused(() -> KeyEnvelope.parse(octets));
    }

    @FuzzTest
    void anSm2Cipher(byte[] octets) {
        readOrRefused(() -> Sm2Cipher.parse(octets));
    }

    @FuzzTest
    void aPublicKey(byte[] octets) {
        readOrRefused(() -> PublicKeyInfo.parse(octets));
    }

    @FuzzTest
    void aSealedFile(byte[] octets) {
        try {
            Allocation.within(MOST_OCTETS, () -> SealedFile.open(octets, session));
            fail("this token has no key at all");
        } catch (UKeyException refused) {
            assertThat(refused.failure())
                    .isIn(UKeyFailure.KEY_MISSING, UKeyFailure.DATA_REFUSED, UKeyFailure.MECHANISM_UNSUPPORTED);
        }
    }

    private static void readOrRefused(Allocation.Work<RuntimeException> parser) {
        try {
            Allocation.within(MOST_OCTETS, parser);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching(".+");
        }
    }
}
