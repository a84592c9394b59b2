package org.yanqi.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.FaceVerified;

/** The signature as programs that are not ours judge it, and as EU DSS judges it. */
class AgreementSignatureTest {
    private static final PublishedAgreements AGREEMENTS = new PublishedAgreements(Branding.ofTheManual());
    private static final FaceVerified APPLICATION = RenewalFixture.readyToSign(AGREEMENTS);
    private static SealKey seal;
    private static PdfAgreementPapers papers;
    private static Bytes prepared;
    private static byte[] signed;

    @TempDir
    Path folder;

    @BeforeAll
    static void sign() throws Exception {
        seal = TestSeal.onP256();
        papers = papers(seal);
        prepared = papers.prepare(APPLICATION, RenewalFixture.SIGNED_AT);
        signed = papers.sign(prepared, APPLICATION, RenewalFixture.SIGNED_AT).toArray();
    }

    @Test
    void pdfsigCallsItValid() throws Exception {
        assertThat(Poppler.pdfsig(folder, signed))
                .contains("Signature is Valid.")
                .contains("Total document signed")
                .contains("ETSI.CAdES.detached")
                .contains("Platform Seal")
                .contains("platform-seal");
    }

    @Test
    void pdfsigCallsItValidWithAnRsaKeyToo() throws Exception {
        byte[] withRsa = papers(TestSeal.onRsa())
                .sign(prepared, APPLICATION, RenewalFixture.SIGNED_AT)
                .toArray();

        assertThat(Poppler.pdfsig(folder, withRsa)).contains("Signature is Valid.");
    }

    @Test
    void whatWasShownIsByteForByteTheBeginningOfWhatIsSigned() {
        assertThat(Arrays.copyOf(signed, prepared.length())).isEqualTo(prepared.toArray());
    }

    @Test
    void aFlippedByteIsFound() throws Exception {
        byte[] flipped = signed.clone();
        flipped[prepared.length() / 2] ^= 1;

        assertThat(Poppler.pdfsig(folder, flipped)).contains("Digest Mismatch");
    }

    @Test
    void theEuropeanValidatorFindsOneTrustedBaselineSignatureOfThatMoment() {
        DiagnosticData found = found(signed);

        SignatureWrapper signature = found.getSignatureById(found.getFirstSignatureId());
        assertThat(found.getSignatures()).hasSize(1);
        assertThat(signature.getSignatureFormat()).isEqualTo(SignatureLevel.PAdES_BASELINE_B);
        assertThat(signature.getClaimedSigningTime()).isEqualTo(Date.from(RenewalFixture.SIGNED_AT));
        assertThat(signature.isSignatureIntact()).isTrue();
        assertThat(signature.isSignatureValid()).isTrue();
        assertThat(signature.isTrustedChain()).isTrue();
        assertThat(signature.arePdfModificationsDetected()).isFalse();
    }

    @Test
    void theEuropeanValidatorFindsAFlippedByte() {
        byte[] flipped = signed.clone();
        flipped[prepared.length() / 2] ^= 1;

        DiagnosticData found = found(flipped);

        assertThat(found.getSignatureById(found.getFirstSignatureId()).isSignatureIntact())
                .isFalse();
    }

    @Test
    void aSealThatHasExpiredDoesNotSign() {
        assertThatThrownBy(
                        () -> papers.sign(prepared, APPLICATION, RenewalFixture.SIGNED_AT.plus(Duration.ofDays(365))))
                .isInstanceOf(AlertException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void manyHandlersMaySignAtOnce() throws Exception {
        try (var handlers = Executors.newFixedThreadPool(4)) {
            List<Future<Bytes>> papersOfAll = IntStream.range(0, 4)
                    .mapToObj(i -> handlers.submit(() -> {
                        Bytes own = papers.prepare(APPLICATION, RenewalFixture.SIGNED_AT);
                        assertThat(own).isEqualTo(prepared);
                        return papers.sign(own, APPLICATION, RenewalFixture.SIGNED_AT);
                    }))
                    .toList();
            for (Future<Bytes> paper : papersOfAll) {
                assertThat(Poppler.pdfsig(folder, paper.get().toArray())).contains("Signature is Valid.");
            }
        }
    }

    private static PdfAgreementPapers papers(SealKey seal) {
        return new PdfAgreementPapers(Branding.ofTheManual(), AGREEMENTS, seal);
    }

    private static DiagnosticData found(byte[] document) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(seal.chain().getLast()));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        var validator = new PDFDocumentValidator(new InMemoryDocument(document));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(RenewalFixture.SIGNED_AT.plusSeconds(60)));
        return validator.validateDocument().getDiagnosticData();
    }
}
