package org.yanqi.cmp;

import java.io.IOException;

final class Pbmac1CmpAuthorityTest extends CmpAuthorityContract {
    Pbmac1CmpAuthorityTest() throws IOException {
        super(CmpFixture.withSecret(SharedSecret.Mac.PBMAC1));
    }
}
