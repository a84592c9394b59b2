package org.yanqi.pki;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.yanqi.domain.certificate.KeyProfile;

/** Keys for tests: P-256 keys are always new, RSA keys, which take long to make, come round again after a dozen. */
final class KeySupply {
    private static final int DOZEN = 12;
    private static final List<KeyPair> RSA = new ArrayList<>();
    private static int taken;

    private KeySupply() {}

    static synchronized KeyPair next(KeyProfile profile) {
        if (profile != KeyProfile.RSA2048) {
            return JavaKeys.generate(profile);
        }
        if (RSA.size() < DOZEN) {
            RSA.add(JavaKeys.generate(profile));
        }
        return RSA.get(taken++ % DOZEN);
    }
}
