package org.yanqi.pki;

import org.yanqi.domain.certificate.KeyProfile;

final class EmbeddedAuthorityP256InHsmTest extends EmbeddedAuthorityInHsmContract {
    EmbeddedAuthorityP256InHsmTest() {
        super(KeyProfile.P256);
    }
}
