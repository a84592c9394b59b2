package org.yanqi.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.pki.Hsm;
import org.yanqi.pki.HsmKeys;
import org.yanqi.pki.TestHsm;

/** A seal that nobody can copy: its key is in an HSM, and the agreements it seals are as valid as others. */
class SealInHsmTest {
    @TempDir
    Path folder;

    private Hsm hsm;

    @BeforeEach
    void anEmptyHsm() throws Exception {
        hsm = TestHsm.open(TestHsm.emptySlot());
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void pdfsigCallsItsSignatureValid(KeyProfile profile) throws Exception {
        TestAuthority authority = TestAuthority.onP256();
        var keys = new HsmKeys(hsm);
        Bytes request = keys.create("seal", profile, "CN=Platform Seal,O=Yanqi Test,C=CN", RenewalFixture.SIGNED_AT);
        keys.certify("seal", authority.sealed(request));
        SealKey seal = SealKey.fromHsm(hsm.store());
        assertThat(seal.key().getEncoded()).isNull();

        var agreements = new PublishedAgreements(Branding.ofTheManual(), Clock.systemUTC());
        var application = RenewalFixture.readyToSign(agreements);
        var papers = new PdfAgreementPapers(
                Branding.ofTheManual(),
                TestArchive.of(agreements),
                new PdfAgreementPapers.Authorities(authority, seal, authority));
        Bytes prepared = papers.prepare(application, RenewalFixture.SIGNED_AT);
        byte[] signed = papers.sign(prepared, application, RenewalFixture.SIGNED_AT)
                .content()
                .toArray();

        assertThat(Poppler.pdfsig(folder, signed).split("Signature is Valid\\.", -1))
                .hasSize(3);
    }

    @Test
    void anHsmWithoutASealSaysSo() {
        assertThatThrownBy(() -> SealKey.fromHsm(hsm.store()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("lacks the entry \"seal\"");
    }
}
