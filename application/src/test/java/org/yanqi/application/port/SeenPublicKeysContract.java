package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.PublicKey;

/** What every register of seen keys does. */
public abstract class SeenPublicKeysContract {
    protected abstract SeenPublicKeys keys();

    @Test
    void a_key_belongs_to_the_application_that_showed_it_first() {
        PublicKey key = curve("key");
        assertThat(keys().claim(key, Renewals.number(1))).isTrue();
        assertThat(keys().claim(key, Renewals.number(2))).isFalse();
        assertThat(keys().claim(key, Renewals.number(1))).isTrue();
        assertThat(keys().claim(curve("another key"), Renewals.number(2))).isTrue();
    }

    @Test
    void the_newest_moduli_of_others_are_known() {
        for (int application = 1; application <= 3; application++) {
            assertThat(keys().claim(rsa(application), Renewals.number(application)))
                    .isTrue();
        }
        assertThat(keys().claim(curve("no modulus"), Renewals.number(4))).isTrue();

        assertThat(keys().moduliOfOthers(Renewals.number(2), 10)).containsExactly(modulus(3), modulus(1));
        assertThat(keys().moduliOfOthers(Renewals.number(4), 2)).containsExactly(modulus(3), modulus(2));
    }

    @Test
    void it_is_known_who_showed_a_key_first() {
        PublicKey key = curve("key");
        keys().claim(key, Renewals.number(1));
        keys().claim(key, Renewals.number(2));
        assertThat(keys().firstShownBy(key.fingerprint())).contains(Renewals.number(1));
        assertThat(keys().firstShownBy(Sha256.of("another key"))).isEmpty();
    }

    private static PublicKey curve(String name) {
        return new PublicKey.EllipticCurve("1.2.840.10045.3.1.7", Sha256.of(name));
    }

    private static PublicKey rsa(int which) {
        return new PublicKey.Rsa(modulus(which), BigInteger.valueOf(65537), Sha256.of("rsa " + which));
    }

    private static BigInteger modulus(int which) {
        return BigInteger.ONE.shiftLeft(2047).add(BigInteger.valueOf(2 * which + 1));
    }
}
