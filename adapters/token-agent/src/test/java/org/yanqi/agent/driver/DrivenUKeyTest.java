package org.yanqi.agent.driver;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yanqi.token.SoftHsm;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyContract;
import org.yanqi.token.UKeys;

/** A token behind the driver process does what every token does. */
class DrivenUKeyTest extends UKeyContract {
    private @Nullable DrivenUKeys tokens;

    @Override
    protected UKey emptyToken() throws Exception {
        Path library = SoftHsm.libraryFor(directory);
        try (var inThisProcess = SoftHsm.in(directory)) {
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
