package org.yanqi.cmp;

import java.io.IOException;

final class PasswordBasedCmpAuthorityTest extends CmpAuthorityContract {
    PasswordBasedCmpAuthorityTest() throws IOException {
        super(CmpFixture.withSecret(SharedSecret.Mac.PBM));
    }
}
