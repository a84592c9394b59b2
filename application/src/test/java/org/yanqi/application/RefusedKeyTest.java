package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.application.fixture.Refusals.assertRefused;
import static org.yanqi.application.fixture.Refusals.refusal;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.memory.ToyPki;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyWeakness;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;

/** Keys that no certificate is made for. */
class RefusedKeyTest {
    private static final Random CHANCE = new Random(2012);

    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void aKeyThatWasSeenBeforeIsRefused() {
        journey.until(RenewalStatus.PAID);
        journey.ukey.generateKey();
        var used = journey.application()
                .reached(Issuing.class)
                .orElseThrow()
                .order()
                .request();
        journey.ukey.install();
        journey.ukey.retireOldKey();
        journey.until(RenewalStatus.PAID);
        journey.ukey.generateKeyTicket();

        assertRefused(journey.ukey.submit(used.der(), journey.old().signing()), Refusal.KeyReused.class);
    }

    @Test
    void aKeyThatSharesAPrimeWithOneThatItReplacesIsRefused() {
        BigInteger shared = prime();
        PublicKey sound = rsa(prime());
        PublicKey bad = rsa(shared);
        assertSharesAPrime(RenewalJourney.withKeys(bad, sound), rsa(shared));
        assertSharesAPrime(RenewalJourney.withKeys(sound, bad), rsa(shared));
    }

    private static void assertSharesAPrime(RenewalJourney journey, PublicKey key) {
        journey.until(RenewalStatus.PAID);
        journey.ukey.generateKeyTicket();
        Bytes request = new ToyPki().request(TestPki.HOLDER, key);

        assertThat(refusal(journey.ukey.submit(request, journey.old().signing()), Refusal.KeyWeak.class))
                .isEqualTo(new Refusal.KeyWeak(KeyWeakness.SHARED_PRIME));
    }

    private static PublicKey rsa(BigInteger prime) {
        BigInteger modulus = prime.multiply(prime());
        return new PublicKey.Rsa(modulus, BigInteger.valueOf(65537), Sha256.of(modulus.toString()));
    }

    private static BigInteger prime() {
        return BigInteger.probablePrime(512, CHANCE);
    }

    @Test
    void aRequestForAnotherSubjectIsRefused() {
        journey.until(RenewalStatus.PAID);
        journey.ukey.generateKeyTicket();
        Bytes other = new ToyPki().request(DistinguishedName.of("2.5.4.6", "CN", "2.5.4.3", "另一家公司"));

        assertRefused(journey.ukey.submit(other, journey.old().signing()), Refusal.SubjectChanged.class);
    }

    @Test
    void aRequestForMoreThanTheIssuerGivesIsRefusedAndNothingIsIssued() {
        journey.until(RenewalStatus.PAID);
        journey.ukey.generateKeyTicket();
        Bytes greedy = new ToyPki().greedyRequest(TestPki.HOLDER);

        assertRefused(journey.ukey.submit(greedy, journey.old().signing()), Refusal.ExtensionsNotGranted.class);
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.PAID);
        assertThat(journey.register.of(journey.application().number())).isEmpty();
    }

    @Test
    void aRequestThatTheOldKeyDoesNotVouchForIsRefused() {
        journey.until(RenewalStatus.PAID);
        journey.ukey.generateKeyTicket();
        Bytes request = new ToyPki().request(TestPki.HOLDER);

        assertRefused(journey.ukey.submit(request, journey.old().encryption()), Refusal.BindingNotProved.class);
    }
}
