package org.yanqi.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yanqi.domain.Bytes;

class GeneratorSecretTest {
    private final GeneratorSecret secret = new GeneratorSecret(Bytes.of("12345678901234567890".getBytes(US_ASCII)));

    @Test
    void generatorsCanScanIt() {
        assertThat(secret.uri("湖北CA & Co", "wang li@hbca"))
                .hasToString("otpauth://totp/%E6%B9%96%E5%8C%97CA%20%26%20Co:wang%20li%40hbca"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E6%B9%96%E5%8C%97CA%20%26%20Co"
                        + "&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(GeneratorSecret.random()).isNotEqualTo(GeneratorSecret.random());
    }

    @Test
    void itDoesNotShowItselfInALog() {
        assertThat(secret.toString()).doesNotContain("GEZDG", "1234");
    }
}
