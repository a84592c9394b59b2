package org.yanqi.agent;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.token.DemonstrationToken;
import org.yanqi.token.Pkcs11UKeys;
import org.yanqi.token.SoftHsm;
import org.yanqi.token.UKey;

class OneRenewalOnSoftHsmTest extends OneRenewal {
    private @Nullable Pkcs11UKeys loaded;

    @Override
    Pkcs11UKeys tokens() throws Exception {
        var tokens = loaded;
        if (tokens == null) {
            tokens = SoftHsm.in(home);
            loaded = tokens;
        }
        return tokens;
    }

    @Override
    UKey emptyToken() throws Exception {
        return tokens().initialise("Demo UKey", "87654321".toCharArray(), Journey.PIN);
    }

    @Override
    Optional<Path> library() {
        return DemonstrationToken.softHsmLibrary();
    }

    @Override
    void unplug() {
        if (loaded != null) {
            loaded.close();
        }
    }
}
