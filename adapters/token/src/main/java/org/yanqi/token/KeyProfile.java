package org.yanqi.token;

/** The kinds of key pair that a token is asked to make. */
public enum KeyProfile {
    P256,
    RSA2048,
    SM2
}
