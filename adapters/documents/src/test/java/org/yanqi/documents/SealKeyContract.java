package org.yanqi.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;

/** All that a seal does, wherever its key is kept, judged by programs that are not ours. */
abstract class SealKeyContract {
    @TempDir
    Path folder;

    /** Made, certified by the authority, kept and found again. */
    protected abstract SealKey kept(KeyProfile profile, TestAuthority authority) throws Exception;

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void pdfsigCallsWhatItSealsValid(KeyProfile profile) throws Exception {
        TestAuthority authority = authority(profile);

        String found = Poppler.pdfsig(folder, sealed(kept(profile, authority), authority));

        assertThat(found.split("Signature is Valid\\.", -1)).hasSize(3);
        assertThat(found).contains("Platform Seal", "Total document signed");
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void theEuropeanValidatorTrustsWhatItSeals(KeyProfile profile) throws Exception {
        TestAuthority authority = authority(profile);
        SealKey seal = kept(profile, authority);

        var found = EuropeanValidator.found(sealed(seal, authority), authority, Duration.ofMinutes(1));

        assertThat(found.getSignatures()).hasSize(2).anySatisfy(signature -> {
            assertThat(signature.getSigningCertificate().getSerialNumber())
                    .isEqualTo(seal.certificate().getSerialNumber().toString());
            assertThat(signature.isSignatureValid()).isTrue();
            assertThat(signature.isTrustedChain()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void itComesWithItsChain(KeyProfile profile) throws Exception {
        TestAuthority authority = authority(profile);

        SealKey seal = kept(profile, authority);

        assertThat(seal.chain()).hasSize(2).endsWith(authority.root());
        seal.certificate().verify(authority.root().getPublicKey());
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void itsKeyIsNotInWhatItPrints(KeyProfile profile) throws Exception {
        assertThat(kept(profile, authority(profile))).hasToString("SealKey of CN=Platform Seal, O=Yanqi Test, C=CN");
    }

    private static TestAuthority authority(KeyProfile profile) throws Exception {
        return profile == KeyProfile.P256 ? TestAuthority.onP256() : TestAuthority.onRsa();
    }

    private static byte[] sealed(SealKey seal, TestAuthority authority) {
        var agreements = new PublishedAgreements(Branding.ofTheManual(), Clock.systemUTC());
        var application = RenewalFixture.readyToSign(agreements);
        var papers = new PdfAgreementPapers(
                Branding.ofTheManual(),
                TestArchive.of(agreements),
                new PdfAgreementPapers.Authorities(authority, seal, authority));
        Bytes prepared = papers.prepare(application, RenewalFixture.SIGNED_AT);
        return papers.sign(prepared, application, RenewalFixture.SIGNED_AT)
                .content()
                .toArray();
    }
}
