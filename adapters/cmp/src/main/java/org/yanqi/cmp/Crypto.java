package org.yanqi.cmp;

import java.security.Provider;
import java.security.SecureRandom;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The provider of this module, handed over explicitly so that other modules keep their own. */
final class Crypto {
    static final Provider PROVIDER = new BouncyCastleProvider();
    static final SecureRandom RANDOM = new SecureRandom();

    private Crypto() {}

    static byte[] random(int octets) {
        byte[] value = new byte[octets];
        RANDOM.nextBytes(value);
        return value;
    }
}
