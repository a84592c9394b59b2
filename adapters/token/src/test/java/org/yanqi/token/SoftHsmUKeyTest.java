package org.yanqi.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SoftHsmUKeyTest extends UKeyContract {
    private @Nullable Pkcs11UKeys tokens;

    @Override
    protected UKey emptyToken() throws Exception {
        tokens = SoftHsm.in(directory);
        return tokens.initialise("Demo UKey", "87654321".toCharArray(), PIN);
    }

    @Override
    protected UKeys tokens() {
        return Objects.requireNonNull(tokens);
    }

    @Override
    protected void unplug() {
        if (tokens != null) {
            tokens.close();
        }
    }

    @Test
    void a_token_without_sm2_says_so_and_makes_nothing() throws Exception {
        try (var session = token().open(PIN)) {
            assertThat(failureOf(() -> session.generate(SIGNING, KeyProfile.SM2, KeyUse.SIGNING)))
                    .isEqualTo(UKeyFailure.MECHANISM_UNSUPPORTED);
            assertThat(session.objects()).isEmpty();
        }
    }

    @Test
    void a_pin_of_other_letters_than_ascii_is_the_same_octets_as_for_every_client() throws Exception {
        var pin = "密码é€𝟙234".toCharArray();
        var other = Objects.requireNonNull(tokens).initialise("Other UKey", "87654321".toCharArray(), pin);
        other.open(pin.clone()).close();
        assertThat(failureOf(() -> other.open("密码é€𝟙235".toCharArray()))).isEqualTo(UKeyFailure.PIN_WRONG);
    }
}
