package org.yanqi.token;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
}
