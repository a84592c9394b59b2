package org.yanqi.pki;

import org.yanqi.domain.certificate.KeyProfile;

final class AuthorityKeysInHsmTest extends AuthorityKeysContract {
    @Override
    protected AuthorityKeys keys(KeyProfile profile) {
        return HsmAuthority.of(profile);
    }
}
