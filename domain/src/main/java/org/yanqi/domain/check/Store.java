package org.yanqi.domain.check;

/** From where a fact comes. */
public enum Store {
    /** The CA's register of what was issued. */
    REGISTER,
    APPLICATION,
    /** By which a machine renews its certificate. */
    MANDATE,
    LEDGER,
    PAYMENT_ORDERS,
    /** The signed paper. */
    AGREEMENT,
    /** The texts that were consented to. */
    AGREEMENT_TEXTS,
    /** The register of certificates for single signatures. */
    EVENT_CERTIFICATES,
    /** Every key that was ever shown. */
    PUBLIC_KEYS,
    /** What the old key and the new one have signed. */
    PROOFS,
    REQUEST,
    REVOCATIONS
}
