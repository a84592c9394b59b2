package org.yanqi.domain.certificate;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Recognises moduli made by the faulty Infineon library (CVE-2017-15361): its primes are powers of 65537 modulo a
 * primorial, so the modulus lies in the subgroup that 65537 generates modulo every small prime. A sound modulus does so
 * with a probability below 2^-27.
 */
final class RocaFingerprint {
    private static final int LARGEST_PRIME = 167;
    private static final int GENERATOR = 65537;

    private RocaFingerprint() {}

    static boolean isOn(BigInteger modulus) {
        return IntStream.rangeClosed(3, LARGEST_PRIME)
                .filter(RocaFingerprint::isPrime)
                .allMatch(prime -> subgroup(prime)
                        .get(modulus.mod(BigInteger.valueOf(prime)).intValue()));
    }

    private static BitSet subgroup(int prime) {
        BitSet elements = new BitSet(prime);
        int power = 1;
        while (!elements.get(power)) {
            elements.set(power);
            power = power * (GENERATOR % prime) % prime;
        }
        return elements;
    }

    private static boolean isPrime(int candidate) {
        return IntStream.rangeClosed(2, candidate / 2).noneMatch(divisor -> candidate % divisor == 0);
    }
}
