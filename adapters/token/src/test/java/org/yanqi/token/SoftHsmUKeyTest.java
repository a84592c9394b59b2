package org.yanqi.token;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

class SoftHsmUKeyTest extends UKeyContract {
    private @Nullable Pkcs11UKeys tokens;

    @Override
    UKey emptyToken() throws Exception {
        tokens = SoftHsm.in(directory);
        return tokens.initialise("Demo UKey", "87654321".toCharArray(), PIN);
    }

    @Override
    UKeys tokens() {
        return Objects.requireNonNull(tokens);
    }

    @Override
    void unplug() {
        if (tokens != null) {
            tokens.close();
        }
    }
}
