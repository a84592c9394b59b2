package org.yanqi.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.AgreementPapers.SignedPaper;
import org.yanqi.application.port.EventCertificates;
import org.yanqi.application.port.EventCertificates.Event;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.FaceVerified;

/** Both signatures as programs that are not ours judge them, and as EU DSS judges them. */
class AgreementSignatureTest {
    private static final PublishedAgreements AGREEMENTS =
            new PublishedAgreements(Branding.ofTheManual(), Clock.systemUTC());
    private static final FaceVerified APPLICATION = RenewalFixture.readyToSign(AGREEMENTS);
    private static TestAuthority authority;
    private static PdfAgreementPapers papers;
    private static Bytes prepared;
    private static SignedPaper paper;
    private static byte[] signed;

    @TempDir
    Path folder;

    @BeforeAll
    static void sign() throws Exception {
        authority = TestAuthority.onP256();
        papers = papers(authority);
        prepared = papers.prepare(APPLICATION, RenewalFixture.SIGNED_AT);
        paper = papers.sign(prepared, APPLICATION, RenewalFixture.SIGNED_AT);
        signed = paper.content().toArray();
    }

    @Test
    void pdfsigCallsBothValid() throws Exception {
        String found = Poppler.pdfsig(folder, signed);

        assertThat(found.split("Signature is Valid\\.", -1)).hasSize(3);
        assertThat(found)
                .contains("王小明", "handler-signature")
                .contains("Platform Seal", "platform-seal")
                .contains("ETSI.CAdES.detached")
                .contains("Total document signed");
    }

    @Test
    void pdfsigCallsBothValidWithRsaKeysToo() throws Exception {
        byte[] withRsa = papers(TestAuthority.onRsa())
                .sign(prepared, APPLICATION, RenewalFixture.SIGNED_AT)
                .content()
                .toArray();

        assertThat(Poppler.pdfsig(folder, withRsa).split("Signature is Valid\\.", -1))
                .hasSize(3);
    }

    @Test
    void whatWasShownIsByteForByteTheBeginningOfWhatIsSigned() {
        assertThat(Arrays.copyOf(signed, prepared.length())).isEqualTo(prepared.toArray());
    }

    @Test
    void theHandlerSignsWhatWasShownAndTheSealComesAfter() throws Exception {
        try (PDDocument document = Loader.loadPDF(signed)) {
            var signatures = document.getSignatureDictionaries();
            int[] ofHandler = signatures.getFirst().getByteRange();
            int[] ofSeal = signatures.getLast().getByteRange();

            assertThat(signatures).hasSize(2);
            assertThat(ofHandler[0]).isZero();
            assertThat(ofHandler[1]).isGreaterThan(prepared.length());
            assertThat(ofSeal[1]).isGreaterThan(ofHandler[2] + ofHandler[3]);
            assertThat(ofSeal[2] + ofSeal[3]).isEqualTo(signed.length);
        }
    }

    @Test
    void aFlippedByteIsFound() throws Exception {
        byte[] flipped = signed.clone();
        flipped[prepared.length() / 2] ^= 1;

        assertThat(Poppler.pdfsig(folder, flipped).split("Digest Mismatch", -1)).hasSize(3);
    }

    @Test
    void theEuropeanValidatorFindsTwoTrustedBaselineSignaturesWithTimestamps() {
        DiagnosticData found = found(signed, authority);

        assertThat(found.getSignatures()).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.getSignatureFormat()).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
            assertThat(signature.getClaimedSigningTime()).isEqualTo(Date.from(RenewalFixture.SIGNED_AT));
            assertThat(signature.isSignatureIntact()).isTrue();
            assertThat(signature.isSignatureValid()).isTrue();
            assertThat(signature.isTrustedChain()).isTrue();
            assertThat(signature.arePdfModificationsDetected()).isFalse();
            assertThat(signature.getTimestampList()).hasSize(1).allSatisfy(AgreementSignatureTest::isTrusted);
        });
        assertThat(found.getSignatures())
                .extracting(signature -> signature.getSigningCertificate().getCommonName())
                .containsExactlyInAnyOrder("王小明", "Platform Seal");
    }

    private static void isTrusted(TimestampWrapper timestamp) {
        assertThat(timestamp.isMessageImprintDataIntact()).isTrue();
        assertThat(timestamp.isSignatureValid()).isTrue();
        assertThat(timestamp.isTrustedChain()).isTrue();
        assertThat(timestamp.getProductionTime()).isEqualTo(Date.from(RenewalFixture.SIGNED_AT));
    }

    @Test
    void theEuropeanValidatorFindsAFlippedByte() {
        byte[] flipped = signed.clone();
        flipped[prepared.length() / 2] ^= 1;

        assertThat(found(flipped, authority).getSignatures()).hasSize(2).noneMatch(SignatureWrapper::isSignatureIntact);
    }

    @Test
    void theSignatureStaysTrustedWhenTheEventCertificateHasLongExpired() {
        DiagnosticData found = EuropeanValidator.found(signed, authority, Duration.ofDays(100));

        assertThat(found.getSignatures()).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.isSignatureValid()).isTrue();
            assertThat(signature.isTrustedChain()).isTrue();
        });
    }

    @Test
    void theEventCertificateIsForThisSignerEvidenceAndDocument() {
        Event event = authority.events.getFirst();

        assertThat(event)
                .isEqualTo(new Event(
                        APPLICATION.number(),
                        APPLICATION.before().handler().name(),
                        APPLICATION.evidence().hash(),
                        prepared.sha256()));
        assertThat(found(signed, authority).getSignatures())
                .extracting(SignatureWrapper::getSigningCertificate)
                .anySatisfy(certificate -> assertThat(certificate.getSerialNumber())
                        .isEqualTo(paper.eventCertificate().value().toString()));
    }

    @Test
    void everySignatureHasAKeyOfItsOwn() throws Exception {
        var again = TestAuthority.onP256();
        var papersOfAll = papers(again);
        papersOfAll.sign(prepared, APPLICATION, RenewalFixture.SIGNED_AT);
        papersOfAll.sign(prepared, APPLICATION, RenewalFixture.SIGNED_AT);

        assertThat(again.eventKeys).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void withoutATimestampNothingIsSigned() throws Exception {
        for (int stamps = 0; stamps < 2; stamps++) {
            var silent = TestAuthority.onP256();
            silent.stampsLeft.set(stamps);

            assertThatThrownBy(() -> papers(silent).sign(prepared, APPLICATION, RenewalFixture.SIGNED_AT))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("timestamps: out of order");
        }
    }

    @Test
    void withoutAnEventCertificateNothingIsSigned() throws Exception {
        var other = TestAuthority.onP256();
        EventCertificates confused = new Confused(other);
        var wrongKey = new PdfAgreementPapers(
                Branding.ofTheManual(),
                TestArchive.of(AGREEMENTS),
                new PdfAgreementPapers.Authorities(confused, other.seal(), other));

        assertThatThrownBy(() -> wrongKey.sign(prepared, APPLICATION, RenewalFixture.SIGNED_AT))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("event certificates: the certificate is not for the key");
    }

    @Test
    void aSealThatHasExpiredDoesNotSign() {
        var late = RenewalFixture.SIGNED_AT.plus(Duration.ofDays(365));

        assertThatThrownBy(() -> papers.sign(prepared, APPLICATION, late))
                .isInstanceOf(AlertException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void aNameWithRareOrManyCharactersIsSignedToo() throws Exception {
        for (String name : List.of("𠮷田", "欧阳㐂·䶮", "买".repeat(50))) {
            FaceVerified application = RenewalFixture.readyToSign(
                    AGREEMENTS, RenewalFixture.ORGANISATION, name, RenewalFixture.subject("在线延期测试"));
            Bytes shown = papers.prepare(application, RenewalFixture.SIGNED_AT);
            SignedPaper own = papers.sign(shown, application, RenewalFixture.SIGNED_AT);

            assertThat(Poppler.pdfsig(folder, own.content().toArray()).split("Signature is Valid\\.", -1))
                    .hasSize(3);
        }
    }

    @Test
    void manyHandlersMaySignAtOnce() throws Exception {
        try (var handlers = Executors.newFixedThreadPool(4)) {
            List<Future<Bytes>> papersOfAll = IntStream.range(0, 4)
                    .mapToObj(i -> handlers.submit(() -> {
                        Bytes own = papers.prepare(APPLICATION, RenewalFixture.SIGNED_AT);
                        assertThat(own).isEqualTo(prepared);
                        return papers.sign(own, APPLICATION, RenewalFixture.SIGNED_AT)
                                .content();
                    }))
                    .toList();
            for (Future<Bytes> one : papersOfAll) {
                assertThat(Poppler.pdfsig(folder, one.get().toArray()).split("Signature is Valid\\.", -1))
                        .hasSize(3);
            }
        }
    }

    /** Certifies a key that nobody asked for. */
    private record Confused(TestAuthority authority) implements EventCertificates {
        @Override
        public EventCertificate issue(Event event, Bytes publicKey, java.time.Instant now) {
            return authority.issue(event, EventKey.make().publicKey(), now);
        }

        @Override
        public void withdraw(
                org.yanqi.domain.renewal.ApplicationNumber application,
                java.util.Optional<org.yanqi.domain.certificate.SerialNumber> used,
                java.time.Instant now) {
            authority.withdraw(application, used, now);
        }
    }

    private static PdfAgreementPapers papers(TestAuthority authority) throws Exception {
        return new PdfAgreementPapers(
                Branding.ofTheManual(),
                TestArchive.of(AGREEMENTS),
                new PdfAgreementPapers.Authorities(authority, authority.seal(), authority));
    }

    private static DiagnosticData found(byte[] document, TestAuthority authority) {
        return EuropeanValidator.found(document, authority, Duration.ofMinutes(1));
    }
}
