package org.yanqi.domain.certificate;

import java.math.BigInteger;
import java.util.List;

/** What the keys that were shown before say of a new one. */
public enum KeyHistory {
    NEW,
    /** Another application has shown the very same key. */
    SHOWN_BEFORE,
    /**
     * Its modulus has a prime in common with another one: whoever has both public keys has both private keys (Lenstra and
     * others, "Ron was wrong, Whit is right", 2012).
     */
    SHARES_A_PRIME;

    /** @param others the moduli of other applications' RSA keys */
    public static KeyHistory among(PublicKey key, List<BigInteger> others) {
        return key instanceof PublicKey.Rsa rsa && sharesAPrime(rsa.modulus(), others) ? SHARES_A_PRIME : NEW;
    }

    /** One greatest common divisor for all: that of the modulus and the product of the others. */
    private static boolean sharesAPrime(BigInteger modulus, List<BigInteger> others) {
        return others.stream()
                        .reduce(
                                BigInteger.ONE,
                                (product, other) -> product.multiply(other).mod(modulus))
                        .gcd(modulus)
                        .compareTo(BigInteger.ONE)
                > 0;
    }
}
