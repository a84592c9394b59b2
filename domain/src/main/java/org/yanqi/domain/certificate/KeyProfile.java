package org.yanqi.domain.certificate;

/** Which keys an issuer gives: a policy of the issuer, never the user's choice. */
public enum KeyProfile {
    P256,
    RSA2048,
    SM2
}
