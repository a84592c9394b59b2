package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.application.fixture.Refusals.assertRefused;

import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.memory.ToyPki;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;

/** Keys that no certificate is made for. */
class RefusedKeyTest {
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
