package org.yanqi.token;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Bouncy Castle for what Java lacks (SM2, SM3, SM4), handed over explicitly and never registered. */
public final class Crypto {
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private Crypto() {}
}
