package org.yanqi.tickets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies where a ticket key or an introduction is expected: it is read or refused. {@code ./fuzz} searches on. */
final class TicketKeysFuzzTest {
    private static final TicketKey KEY = TicketKey.generate();

    @TempDir
    static Path home;

    @FuzzTest
    void aKey(byte[] octets) throws IOException {
        var file = Files.writeString(home.resolve("ticket.jwk"), new String(octets, ISO_8859_1));
        try {
            assertThat(TicketKey.read(file).publicJwks()).doesNotContain("\"d\"");
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("ticket.jwk");
        }
    }

    @FuzzTest
    void anIntroduction(byte[] octets) {
        assertThat(KEY.isIntroducedBy(new String(octets, ISO_8859_1))).isFalse();
    }
}
