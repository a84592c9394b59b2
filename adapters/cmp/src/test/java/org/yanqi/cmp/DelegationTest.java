package org.yanqi.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.yanqi.application.memory.InMemoryIssuedMachineCertificates;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.outsideca.OutsideCa;
import org.yanqi.pki.DemonstrationAuthority;
import org.yanqi.pki.MessageKey;
import org.yanqi.pki.Publication;
import org.yanqi.pki.RandomSerialNumbers;

/** Who speaks for a CA: the key of our own endpoint does for ours. */
class DelegationTest {
    private static final Instant NOW = Instant.parse("2025-07-11T01:00:00Z");
    private static final Publication PUBLICATION =
            Publication.at(URI.create("http://localhost:8080"), Publication.DEMONSTRATION_POLICY);

    private final DemonstrationAuthority authority = DemonstrationAuthority.create(KeyProfile.P256, NOW);
    private final X509CertificateHolder issuing =
            Questions.known(authority.keys().issuingCertificate());
    private final X509CertificateHolder speaker = Questions.known(MessageKey.make(
                    authority.keys(),
                    PUBLICATION,
                    new InMemoryIssuedMachineCertificates(),
                    new RandomSerialNumbers(),
                    NOW)
            .chain()
            .getFirst());

    @Test
    void whom_a_ca_lets_speak_speaks_for_it_while_its_certificate_lasts() {
        assertThat(Delegation.isGiven(issuing, speaker, NOW)).isTrue();
        assertThat(Delegation.isGiven(issuing, speaker, NOW.plus(Duration.ofDays(4))))
                .isFalse();
        assertThat(Delegation.isGiven(issuing, speaker, NOW.minus(Duration.ofDays(1))))
                .isFalse();
    }

    @Test
    void another_ca_is_not_spoken_for() {
        var other = DemonstrationAuthority.create(KeyProfile.P256, NOW);
        assertThat(Delegation.isGiven(Questions.known(other.keys().issuingCertificate()), speaker, NOW))
                .isFalse();
        assertThat(Delegation.isGiven(Questions.known(authority.keys().rootCertificate()), speaker, NOW))
                .isFalse();
    }

    @Test
    void nobody_speaks_who_was_certified_for_something_else() {
        var holder = Questions.known(DemonstrationAuthority.issue(
                authority.keys(),
                PUBLICATION,
                KeyUse.SIGNING,
                TestPki.HOLDER,
                OutsideCa.newKey().getPublic(),
                new ValidityPeriod(NOW.minusSeconds(60), NOW.plusSeconds(60))));
        assertThat(Delegation.isGiven(issuing, holder, NOW)).isFalse();
    }

    @Test
    void nor_for_a_certificate_that_is_no_cas() {
        assertThat(Delegation.isGiven(speaker, speaker, NOW)).isFalse();
    }
}
