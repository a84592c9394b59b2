package org.yanqi.domain.certificate;

import java.math.BigInteger;
import java.util.Optional;

/** Why a public key is refused although it is new. */
public enum KeyWeakness {
    UNSUPPORTED_ALGORITHM,
    WRONG_PROFILE,
    MODULUS_TOO_SHORT,
    MODULUS_TOO_LONG,
    MODULUS_EVEN,
    EXPONENT_TOO_SMALL,
    EXPONENT_EVEN,
    EXPONENT_TOO_LARGE,
    ROCA,
    SHARED_PRIME;

    private static final String P256_CURVE = "1.2.840.10045.3.1.7";
    private static final String SM2_CURVE = "1.2.156.10197.1.301";
    private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(65537);

    /** The first weakness of a key that is meant for this profile. */
    public static Optional<KeyWeakness> of(PublicKey key, KeyProfile profile) {
        return switch (key) {
            case PublicKey.Rsa rsa -> profile == KeyProfile.RSA2048 ? weaknessOf(rsa) : Optional.of(WRONG_PROFILE);
            case PublicKey.EllipticCurve curve ->
                curve.curve().equals(curveOf(profile)) ? Optional.empty() : Optional.of(WRONG_PROFILE);
            case PublicKey.Unsupported unsupported -> Optional.of(UNSUPPORTED_ALGORITHM);
        };
    }

    private static String curveOf(KeyProfile profile) {
        return switch (profile) {
            case P256 -> P256_CURVE;
            case SM2 -> SM2_CURVE;
            case RSA2048 -> "none";
        };
    }

    private static Optional<KeyWeakness> weaknessOf(PublicKey.Rsa key) {
        BigInteger modulus = key.modulus();
        BigInteger exponent = key.exponent();
        if (modulus.bitLength() < 2048) {
            return Optional.of(MODULUS_TOO_SHORT);
        }
        if (modulus.bitLength() > 4096) {
            return Optional.of(MODULUS_TOO_LONG);
        }
        if (!modulus.testBit(0)) {
            return Optional.of(MODULUS_EVEN);
        }
        if (!exponent.testBit(0)) {
            return Optional.of(EXPONENT_EVEN);
        }
        if (exponent.compareTo(SMALLEST_EXPONENT) < 0) {
            return Optional.of(EXPONENT_TOO_SMALL);
        }
        if (exponent.bitLength() > 64) {
            return Optional.of(EXPONENT_TOO_LARGE);
        }
        return RocaFingerprint.isOn(modulus) ? Optional.of(ROCA) : Optional.empty();
    }
}
