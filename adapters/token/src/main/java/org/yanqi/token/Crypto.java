package org.yanqi.token;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Bouncy Castle for what Java lacks (SM2, SM3, SM4), handed over explicitly and never registered. In a process as young as
 * the agent it also verifies and agrees on P-256 in a tenth of Java's time; private keys that stay are left to Java.
 */
public final class Crypto {
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private Crypto() {}

    /** Loads it, which takes a young process a third of a second: whoever first verifies would wait for it. */
    public static void prepare() {
        PROVIDER.getService("Signature", "SHA256withECDSA");
    }
}
