package org.yanqi.cmp;

import java.io.IOException;

final class KeyUpdateCmpAuthorityTest extends CmpAuthorityContract {
    KeyUpdateCmpAuthorityTest() throws IOException {
        super(CmpFixture.withKeys(), CmpFixture.UPDATE);
    }
}
