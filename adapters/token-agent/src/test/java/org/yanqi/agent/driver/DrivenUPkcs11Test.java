package org.yanqi.agent.driver;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yanqi.token.Sm2UKeyContract;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeys;
import org.yanqi.token.UPkcs11;

/** So does one that knows SM2. */
class DrivenUPkcs11Test extends Sm2UKeyContract {
    private @Nullable DrivenUKeys tokens;

    @Override
    protected UKey emptyToken() throws Exception {
        Path library = UPkcs11.library();
        try (var inThisProcess = UPkcs11.in(directory)) {
            inThisProcess.initialise("Demo UKey", "87654321".toCharArray(), PIN);
        }
        tokens = DrivenUKeys.once(library, Clock.systemUTC());
        return tokens.present().getFirst();
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
