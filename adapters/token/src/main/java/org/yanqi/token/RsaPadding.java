package org.yanqi.token;

/** RFC 8017 §7; OAEP is with SHA-1 throughout, the only form that PKCS#11 tokens share. */
public enum RsaPadding {
    OAEP_SHA1,
    PKCS1_V1_5
}
