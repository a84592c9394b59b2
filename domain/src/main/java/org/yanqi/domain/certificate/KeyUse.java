package org.yanqi.domain.certificate;

/** What a certificate of the pair is for (GB/T 20518: signing and encryption are separate). */
public enum KeyUse {
    SIGNING,
    ENCRYPTION
}
