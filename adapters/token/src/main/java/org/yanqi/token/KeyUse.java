package org.yanqi.token;

/** The two halves of a certificate pair 双证书. */
public enum KeyUse {
    SIGNING,
    ENCRYPTION
}
