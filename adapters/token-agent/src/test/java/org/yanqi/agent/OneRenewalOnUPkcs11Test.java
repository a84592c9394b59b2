package org.yanqi.agent;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.token.Pkcs11UKeys;
import org.yanqi.token.UKey;
import org.yanqi.token.UPkcs11;

class OneRenewalOnUPkcs11Test extends OneSm2Renewal {
    private @Nullable Pkcs11UKeys loaded;

    @Override
    Pkcs11UKeys tokens() throws Exception {
        var tokens = loaded;
        if (tokens == null) {
            tokens = UPkcs11.in(home);
            loaded = tokens;
        }
        return tokens;
    }

    @Override
    UKey emptyToken() throws Exception {
        return tokens().initialise("Demo UKey", "87654321".toCharArray(), Journey.PIN);
    }

    @Override
    Optional<Path> library() throws Exception {
        return Optional.of(UPkcs11.library());
    }

    @Override
    void unplug() {
        if (loaded != null) {
            loaded.close();
        }
    }
}
