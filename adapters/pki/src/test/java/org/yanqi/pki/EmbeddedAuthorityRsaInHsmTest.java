package org.yanqi.pki;

import org.yanqi.domain.certificate.KeyProfile;

final class EmbeddedAuthorityRsaInHsmTest extends EmbeddedAuthorityInHsmContract {
    EmbeddedAuthorityRsaInHsmTest() {
        super(KeyProfile.RSA2048);
    }
}
