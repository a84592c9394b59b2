package org.yanqi.cmp;

import java.io.IOException;

final class SignedCmpAuthorityTest extends CmpAuthorityContract {
    SignedCmpAuthorityTest() throws IOException {
        super(CmpFixture.withKeys());
    }
}
