package org.yanqi.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeyTest {
    @TempDir
    Path folder;

    @Test
    void theSealIsReadFromItsFileWithItsChain() throws Exception {
        SealKey seal = TestSeal.onP256();

        assertThat(SealKey.fromPkcs12(TestSeal.file(folder, seal), TestSeal.PASSWORD)
                        .chain())
                .isEqualTo(seal.chain());
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

    @Test
    void theKeyIsNotInWhatItPrints() throws Exception {
        assertThat(TestSeal.onP256()).hasToString("SealKey of CN=Platform Seal, O=Yanqi Test, C=CN");
    }
}
