package org.yanqi.domain.certificate;

import java.math.BigInteger;
import org.yanqi.domain.Sha256;

/** What the rules need to know of a public key; its fingerprint is the hash of its SubjectPublicKeyInfo. */
public sealed interface PublicKey {
    Sha256 fingerprint();

    record Rsa(BigInteger modulus, BigInteger exponent, Sha256 fingerprint) implements PublicKey {}

    /** The curve as a dotted object identifier (RFC 5480 §2.1.1.1). */
    record EllipticCurve(String curve, Sha256 fingerprint) implements PublicKey {}

    /** A key of a kind that no profile knows. */
    record Unsupported(String algorithm, Sha256 fingerprint) implements PublicKey {}
}
