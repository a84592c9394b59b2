package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.machine.MachineOrder;

/** What every CA does that issues machines' certificates. */
public abstract class MachineCertificatesContract {
    private static final Instant NOW = Instant.parse("2025-07-11T08:48:33Z");
    private static final ValidityPeriod OLD =
            new ValidityPeriod(NOW.minus(Duration.ofDays(340)), NOW.plus(Duration.ofDays(25)));

    protected abstract MachineCertificates authority();

    protected abstract IssuedMachineCertificates register();

    protected abstract TestPki pki();

    @Test
    void the_certificate_is_the_one_that_was_ordered() {
        Certificate old = pki().pair(TestPki.HOLDER, OLD).signing();
        MachineOrder order = order(old);
        Certificate made = authority().issue(order, NOW);
        assertThat(made.serial()).isEqualTo(order.serial());
        assertThat(made.subject()).isEqualTo(old.subject());
        assertThat(made.issuer()).isEqualTo(old.issuer());
        assertThat(made.validity()).isEqualTo(order.validity());
        assertThat(made.use()).isEqualTo(KeyUse.SIGNING);
        assertThat(made.publicKey().fingerprint()).isEqualTo(order.publicKey().sha256());
    }

    @Test
    void it_is_in_the_register() {
        MachineOrder order = order(pki().pair(TestPki.HOLDER, OLD).signing());
        Certificate made = authority().issue(order, NOW);
        assertThat(register().of(order.serial()))
                .contains(new IssuedMachineCertificates.Entry(order.serial(), made.der(), NOW));
    }

    @Test
    void the_same_order_gets_the_same_certificate() {
        MachineOrder order = order(pki().pair(TestPki.HOLDER, OLD).signing());
        Certificate made = authority().issue(order, NOW);
        assertThat(authority().issue(order, NOW.plusSeconds(60))).isEqualTo(made);
        assertThat(AtOnce.doing(3, which -> authority().issue(order, NOW.plusSeconds(which))))
                .containsOnly(made);
    }

    private static MachineOrder order(Certificate old) {
        return new MachineOrder(
                old.der(),
                old.serial(),
                EventCertificatesContract.newKey(),
                new SerialNumber(new BigInteger("7EB1F8A0C2D34E5F60718293", 16)),
                new ValidityPeriod(NOW, NOW.plus(Duration.ofDays(390))));
    }
}
