package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yanqi.domain.certificate.CertificateFixtures.MANUAL_SUBJECT;
import static org.yanqi.domain.certificate.CertificateFixtures.encoding;
import static org.yanqi.domain.renewal.CommandFixtures.NEW_KEY;
import static org.yanqi.domain.renewal.RenewalFixtures.after;
import static org.yanqi.domain.renewal.RenewalFixtures.paidRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.refusalOf;

import org.junit.jupiter.api.Test;
import org.yanqi.domain.certificate.CertificationRequest;

class IssuerChoosesTheExtensionsTest {
    private static final CertificationRequest MORE =
            new CertificationRequest(MANUAL_SUBJECT, NEW_KEY, encoding("request"), true);

    @Test
    void whoAsksForMoreIsRefused() {
        assertThat(refusalOf(paidRenewal(), CommandFixtures.requestingIssuance(MORE)))
                .isEqualTo(new Refusal.ExtensionsNotGranted());
    }

    @Test
    void noOrderAsksForMore() {
        IssuanceOrder order = after(paidRenewal(), CommandFixtures.requestingIssuance(), Issuing.class)
                .order();
        assertThat(order.request().more()).isFalse();
        assertThatThrownBy(() -> new IssuanceOrder(
                        MORE, order.signingSerial(), order.encryptionSerial(), order.validity(), order.replaced()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
