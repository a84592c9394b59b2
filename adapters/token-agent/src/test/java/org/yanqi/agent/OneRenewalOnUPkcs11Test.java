package org.yanqi.agent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.Pkcs11UKeys;
import org.yanqi.token.UKey;
import org.yanqi.token.UPkcs11;

class OneRenewalOnUPkcs11Test extends OneRenewal {
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
    void unplug() {
        if (loaded != null) {
            loaded.close();
        }
    }

    @Test
    void sm2_keys_are_replaced_and_old_bids_still_open() throws Exception {
        keys_are_replaced_and_old_bids_still_open(KeyProfile.SM2);
    }
}
