package org.yanqi.documents;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.certificate.KeyProfile;

class SealInFileTest extends SealKeyContract {
    @Override
    protected SealKey kept(KeyProfile profile, TestAuthority authority) throws Exception {
        return SealKey.fromPkcs12(TestSeal.file(folder, authority.seal()), TestSeal.PASSWORD);
    }

    @Test
    void aWrongPasswordIsSaid() throws Exception {
        Path file = TestSeal.file(folder, TestSeal.onP256());

        assertThatThrownBy(() -> SealKey.fromPkcs12(file, "wrong".toCharArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFileWithTwoKeysOrNoneIsNotASeal() throws Exception {
        SealKey seal = TestSeal.onP256();

        for (Path file : new Path[] {TestSeal.file(folder, seal, seal), TestSeal.file(folder)}) {
            assertThatThrownBy(() -> SealKey.fromPkcs12(file, TestSeal.PASSWORD))
                    .isInstanceOf(GeneralSecurityException.class)
                    .hasMessageContaining("private keys, not one");
        }
    }
}
