package org.yanqi.domain.certificate;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Sha256;

/** Rule 4: which keys are weak. */
class KeyWeaknessTest {
    private static final BigInteger F4 = BigInteger.valueOf(65537);

    /** 2^2047 + 3^1200: odd, 2048 bits, of no structure that ROCA's primes would have. */
    private static final BigInteger SOUND =
            TWO.pow(2047).add(BigInteger.valueOf(3).pow(1200));

    /** Those modulo which 65537 does not reach every residue, so that a modulus can step outside. */
    private static final List<Integer> TELLING_PRIMES = smallPrimes().stream()
            .filter(prime -> orderOf65537(prime) < prime - 1)
            .toList();

    @Test
    void aSoundKeyHasNone() {
        assertThat(weaknessOf(SOUND, F4)).isEmpty();
    }

    @Test
    void aModulusHas2048To4096Bits() {
        assertThat(weaknessOf(TWO.pow(2047).subtract(ONE), F4)).containsExactly(KeyWeakness.MODULUS_TOO_SHORT);
        assertThat(weaknessOf(TWO.pow(4096).subtract(ONE), F4)).isEmpty();
        assertThat(weaknessOf(TWO.pow(4096).add(ONE), F4)).containsExactly(KeyWeakness.MODULUS_TOO_LONG);
    }

    @Test
    void aModulusIsOdd() {
        assertThat(weaknessOf(SOUND.add(ONE), F4)).containsExactly(KeyWeakness.MODULUS_EVEN);
    }

    @Test
    void anExponentIsOddAndNeitherSmallNorHuge() {
        assertThat(weaknessOf(SOUND, BigInteger.valueOf(3))).containsExactly(KeyWeakness.EXPONENT_TOO_SMALL);
        assertThat(weaknessOf(SOUND, BigInteger.valueOf(65535))).containsExactly(KeyWeakness.EXPONENT_TOO_SMALL);
        assertThat(weaknessOf(SOUND, BigInteger.valueOf(65538))).containsExactly(KeyWeakness.EXPONENT_EVEN);
        assertThat(weaknessOf(SOUND, TWO.pow(64).subtract(ONE))).isEmpty();
        assertThat(weaknessOf(SOUND, TWO.pow(64).add(ONE))).containsExactly(KeyWeakness.EXPONENT_TOO_LARGE);
    }

    @Test
    void everyCurveHasItsProfile() {
        var p256 = new PublicKey.EllipticCurve("1.2.840.10045.3.1.7", Sha256.of("P-256"));
        var sm2 = new PublicKey.EllipticCurve("1.2.156.10197.1.301", Sha256.of("SM2"));
        var p384 = new PublicKey.EllipticCurve("1.3.132.0.34", Sha256.of("P-384"));
        assertThat(KeyWeakness.of(p256, KeyProfile.P256)).isEmpty();
        assertThat(KeyWeakness.of(sm2, KeyProfile.SM2)).isEmpty();
        assertThat(KeyWeakness.of(sm2, KeyProfile.P256)).contains(KeyWeakness.WRONG_PROFILE);
        assertThat(KeyWeakness.of(p384, KeyProfile.P256)).contains(KeyWeakness.WRONG_PROFILE);
        assertThat(KeyWeakness.of(p256, KeyProfile.RSA2048)).contains(KeyWeakness.WRONG_PROFILE);
        assertThat(KeyWeakness.of(CertificateFixtures.rsaKey(SOUND, F4), KeyProfile.P256))
                .contains(KeyWeakness.WRONG_PROFILE);
    }

    @Test
    void otherAlgorithmsAreNotSupported() {
        var dsa = new PublicKey.Unsupported("1.2.840.10040.4.1", Sha256.of("DSA"));
        for (KeyProfile profile : KeyProfile.values()) {
            assertThat(KeyWeakness.of(dsa, profile)).contains(KeyWeakness.UNSUPPORTED_ALGORITHM);
        }
    }

    @Property(tries = 10)
    void aModulusOfTheFaultyInfineonLibraryIsRecognised(
            @ForAll @IntRange(min = 1, max = 1_000_000) int a, @ForAll @IntRange(min = 1, max = 1_000_000) int b) {
        assertThat(weaknessOf(infineonModulus(a, b), F4)).containsExactly(KeyWeakness.ROCA);
    }

    @Property(tries = 20)
    void onePrimeOutsideTheSubgroupClearsAModulus(@ForAll @IntRange(min = 0, max = 36) int which) {
        int prime = TELLING_PRIMES.get(which % TELLING_PRIMES.size());
        BigInteger primorial = primorial();
        BigInteger others = primorial.divide(BigInteger.valueOf(prime));
        BigInteger modulus = infineonModulus(5, 7);
        while (isPowerOf65537(modulus, prime) || !modulus.testBit(0)) {
            modulus = modulus.add(others);
        }
        assertThat(weaknessOf(modulus, F4)).isEmpty();
    }

    /** The product of two numbers k·M + 65537^a mod M, as the library made its primes (Nemec et al., CCS 2017, §2.1). */
    private static BigInteger infineonModulus(int a, int b) {
        BigInteger m = primorial().multiply(TWO);
        BigInteger k = TWO.pow(1023).divide(m).add(TWO.pow(700));
        BigInteger p = k.multiply(m).add(F4.modPow(BigInteger.valueOf(a), m));
        BigInteger q = k.add(TWO.pow(790)).multiply(m).add(F4.modPow(BigInteger.valueOf(b), m));
        BigInteger modulus = p.multiply(q);
        // Adding a multiple of M keeps every residue.
        return modulus.bitLength() == 2048
                ? modulus
                : modulus.add(m.multiply(TWO.pow(2047).divide(m).add(ONE)));
    }

    private static BigInteger primorial() {
        return smallPrimes().stream().map(BigInteger::valueOf).reduce(ONE, BigInteger::multiply);
    }

    private static List<Integer> smallPrimes() {
        return IntStream.rangeClosed(3, 167)
                .filter(candidate -> BigInteger.valueOf(candidate).isProbablePrime(50))
                .boxed()
                .toList();
    }

    private static boolean isPowerOf65537(BigInteger number, int prime) {
        BigInteger p = BigInteger.valueOf(prime);
        return IntStream.range(0, prime)
                .anyMatch(power -> F4.modPow(BigInteger.valueOf(power), p).equals(number.mod(p)));
    }

    private static int orderOf65537(int prime) {
        BigInteger p = BigInteger.valueOf(prime);
        return IntStream.range(1, prime)
                .filter(power -> F4.modPow(BigInteger.valueOf(power), p).equals(ONE))
                .findFirst()
                .orElseThrow();
    }

    private static List<KeyWeakness> weaknessOf(BigInteger modulus, BigInteger exponent) {
        return KeyWeakness.of(CertificateFixtures.rsaKey(modulus, exponent), KeyProfile.RSA2048).stream()
                .toList();
    }
}
