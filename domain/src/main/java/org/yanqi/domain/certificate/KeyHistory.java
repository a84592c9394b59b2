package org.yanqi.domain.certificate;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

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

    /**
     * @param replaced the keys in whose place it comes
     * @param others the moduli of other applications' RSA keys
     */
    public static KeyHistory among(PublicKey key, List<PublicKey> replaced, List<BigInteger> others) {
        return key instanceof PublicKey.Rsa rsa
                        && sharesAPrime(rsa.modulus(), Stream.concat(moduli(replaced), others.stream()))
                ? SHARES_A_PRIME
                : NEW;
    }

    private static Stream<BigInteger> moduli(List<PublicKey> keys) {
        return keys.stream()
                .filter(PublicKey.Rsa.class::isInstance)
                .map(PublicKey.Rsa.class::cast)
                .map(PublicKey.Rsa::modulus);
    }

    /** One greatest common divisor for all: that of the modulus and the product of the others. */
    private static boolean sharesAPrime(BigInteger modulus, Stream<BigInteger> others) {
        return others.reduce(
                                BigInteger.ONE,
                                (product, other) -> product.multiply(other).mod(modulus))
                        .gcd(modulus)
                        .compareTo(BigInteger.ONE)
                > 0;
    }
}
