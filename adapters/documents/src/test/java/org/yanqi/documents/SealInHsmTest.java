package org.yanqi.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.pki.Hsm;
import org.yanqi.pki.HsmKeys;
import org.yanqi.pki.TestHsm;

/** A seal that nobody can copy. */
class SealInHsmTest extends SealKeyContract {
    @Override
    protected SealKey kept(KeyProfile profile, TestAuthority authority) throws Exception {
        Hsm hsm = anEmptyHsm();
        var keys = new HsmKeys(hsm);
        Bytes request = keys.create("seal", profile, "CN=Platform Seal,O=Yanqi Test,C=CN", RenewalFixture.SIGNED_AT);
        keys.certify("seal", authority.sealed(request));
        SealKey seal = SealKey.fromHsm(hsm.store());
        assertThat(seal.key().getEncoded()).isNull();
        return seal;
    }

    @Test
    void anHsmWithoutASealSaysSo() throws Exception {
        Hsm hsm = anEmptyHsm();

        assertThatThrownBy(() -> SealKey.fromHsm(hsm.store()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("lacks the entry \"seal\"");
    }

    private static Hsm anEmptyHsm() throws Exception {
        return TestHsm.open(TestHsm.emptySlot());
    }
}
