package org.yanqi.domain.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Sha256;

class KeyHistoryTest {
    private static final Random CHANCE = new Random(2012);
    private static final BigInteger P = prime();
    private static final BigInteger Q = prime();
    private static final BigInteger SOUND = prime().multiply(prime());

    @Test
    void aModulusThatSharesAPrimeIsFoundAmongOthers() {
        BigInteger other = P.multiply(prime());
        assertThat(KeyHistory.among(rsa(P.multiply(Q)), List.of(), List.of(SOUND, other, SOUND)))
                .isEqualTo(KeyHistory.SHARES_A_PRIME);
    }

    @Test
    void soItIsAmongTheKeysThatAreReplaced() {
        PublicKey replaced = rsa(prime().multiply(Q));
        assertThat(KeyHistory.among(rsa(P.multiply(Q)), List.of(rsa(SOUND), replaced), List.of(SOUND)))
                .isEqualTo(KeyHistory.SHARES_A_PRIME);
    }

    @Test
    void theSameModulusWithAnotherExponentSharesBoth() {
        assertThat(KeyHistory.among(rsa(P.multiply(Q)), List.of(), List.of(P.multiply(Q))))
                .isEqualTo(KeyHistory.SHARES_A_PRIME);
    }

    @Test
    void soundModuliAndOtherKindsOfKeysAreNew() {
        var curve = new PublicKey.EllipticCurve("1.2.840.10045.3.1.7", Sha256.of("a point"));
        assertThat(KeyHistory.among(rsa(P.multiply(Q)), List.of(), List.of(SOUND, prime().multiply(prime()))))
                .isEqualTo(KeyHistory.NEW);
        assertThat(KeyHistory.among(rsa(P.multiply(Q)), List.of(), List.of())).isEqualTo(KeyHistory.NEW);
        assertThat(KeyHistory.among(curve, List.of(), List.of(SOUND))).isEqualTo(KeyHistory.NEW);
    }

    private static PublicKey rsa(BigInteger modulus) {
        return new PublicKey.Rsa(modulus, BigInteger.valueOf(65537), Sha256.of(modulus.toString()));
    }

    private static BigInteger prime() {
        return BigInteger.probablePrime(512, CHANCE);
    }
}
