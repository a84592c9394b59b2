package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.yanqi.domain.certificate.CertificateFixtures;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;

class IssuerChoosesTheKeysTest {
    @Test
    void eachIssuerGivesItsOwnKindOfKeys() {
        assertThat(IssuerChoosesTheKeys.profileOf(CertificateFixtures.HBCA, RenewalFixtures.RULES))
                .isEqualTo(KeyProfile.P256);
        assertThat(IssuerChoosesTheKeys.profileOf(CertificateFixtures.SM2_CA, RenewalFixtures.RULES))
                .isEqualTo(KeyProfile.SM2);
    }

    @Test
    void nobodyElseGivesAny() {
        var stranger = DistinguishedName.of("2.5.4.3", "Stranger");
        assertThatThrownBy(() -> IssuerChoosesTheKeys.profileOf(stranger, RenewalFixtures.RULES))
                .isInstanceOf(IllegalStateException.class);
    }
}
