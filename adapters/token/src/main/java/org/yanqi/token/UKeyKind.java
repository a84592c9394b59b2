package org.yanqi.token;

/** How the token is reached; a software token is for a first look and must be shown as one. */
public enum UKeyKind {
    PKCS11,
    SOFTWARE
}
