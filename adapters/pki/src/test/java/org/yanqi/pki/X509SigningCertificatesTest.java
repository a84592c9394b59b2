package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yanqi.application.memory.InMemoryIssuedMachineCertificates;
import org.yanqi.application.port.SigningCertificates;
import org.yanqi.application.port.SigningCertificatesContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.certificate.KeyProfile;

final class X509SigningCertificatesTest extends SigningCertificatesContract {
    @Override
    protected SigningCertificates certificates() {
        return RealPki.of(KeyProfile.P256).reader();
    }

    @Override
    protected TestPki pki() {
        return RealPki.of(KeyProfile.P256);
    }

    @Test
    void the_key_that_speaks_with_machines_is_the_ca_s_and_no_other_ca_s() {
        var keys = RealPki.of(KeyProfile.P256).authority.keys();
        var register = new InMemoryIssuedMachineCertificates();
        MessageKey speaking =
                MessageKey.make(keys, RealPki.PUBLICATION, register, new RandomSerialNumbers(), RealPki.NOW);

        assertThat(certificates().isOfTheCa(speaking.chain().getFirst())).isTrue();
        assertThat(certificates().isOfTheCa(keys.issuingCertificate())).isFalse();
        assertThat(RealPki.of(KeyProfile.RSA2048)
                        .reader()
                        .isOfTheCa(speaking.chain().getFirst()))
                .isFalse();
    }
}
